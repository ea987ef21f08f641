import { attributesOf, isExecutable, piecesOf, type ScriptElement } from "./scripts-in-page.ts"
import type { SmallScripts } from "./inline-scripts.ts"
import type { Stylesheets } from "./stylesheets.ts"
import { usedRules } from "./purge-css.ts"

export interface Parts {
  readonly small: SmallScripts
  readonly stylesheet: Stylesheets
}

/** A page that must stay as Next made it, and why. */
export class NotACrowdPage extends Error {
  override name = "NotACrowdPage"
}

const LINK = /<link\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const COMMENT = /<!--[\s\S]*?-->/g
/** What an icon is called, for whoever styles it by that name, and what HTML knows without being told. */
const ICON_NAMES = /(?<=<svg) xmlns="[^"]*"|(?<=<svg[^>]* class=")(?:lucide[\w-]* ?)+/g
/** React sends late parts of a page hidden and moves them with a script; without it they would never show. */
const LATE_PART = /<template id="[BP]:|<div hidden(="")? id="S:/
const OF_NEXT = /\/_next\/static\/[^"'\s]*\.(js|css)|__next_f/

/**
 * What the crowd gets of a page made of server components: without Next's scripts, their data and preloads, with its
 * stylesheet and its small scripts (`browser/`) in it. One request. Throws `NotACrowdPage` rather than return a page
 * that lacks something.
 */
export async function toCrowdPage(html: string, { small, stylesheet }: Parts): Promise<string> {
  if (LATE_PART.test(html)) throw new NotACrowdPage("a part of it comes late")
  const inPage = (href: string) => {
    const css = stylesheet(href)
    return css === undefined ? undefined : usedRules(css, html)
  }
  const pieces = piecesOf(html).map((piece) =>
    typeof piece === "string" ? markupOf(piece, inPage) : keptScript(piece),
  )
  const markup = pieces.join("")
  if (!markup.includes("<style>")) throw new NotACrowdPage("it has no stylesheet")
  if (OF_NEXT.test(markup)) throw new NotACrowdPage("something of Next's is left in it")
  return withSmallScripts(markup, small)
}

/** As above, with its stylesheet outside. For a page with holes, in which React would put back what it knows. */
export function withoutScripts(html: string, small: SmallScripts): Promise<string> {
  const pieces = piecesOf(html).map((piece) =>
    typeof piece === "string" ? piece.replaceAll(LINK, withoutPreload) : keptScript(piece),
  )
  return withSmallScripts(pieces.join(""), small)
}

/** The form: as above. Throws rather than return one that would never show. */
export function toFormPage(html: string, small: SmallScripts): Promise<string> {
  if (LATE_PART.test(html)) throw new Error("a part of the form comes late")
  return withoutScripts(html, small)
}

/**
 * A page that keeps Next's scripts. React would take text in an element that it knows as empty for an error, so the
 * small scripts stand at the end, where it overlooks what it does not know.
 */
export async function withSmallScriptsAtEnd(html: string, small: SmallScripts): Promise<string> {
  const names = piecesOf(html).flatMap((piece) => (typeof piece === "string" ? [] : smallName(piece)))
  const scripts = await Promise.all(names.map(async (name) => `<script>${await small(name)}</script>`))
  const end = html.lastIndexOf("</body>")
  return end < 0 ? html + scripts.join("") : html.slice(0, end) + scripts.join("") + html.slice(end)
}

function markupOf(markup: string, stylesheet: Stylesheets): string {
  return markup
    .replaceAll(COMMENT, "")
    .replaceAll(ICON_NAMES, "")
    .replaceAll(LINK, (link, written: string) => {
      const attributes = attributesOf(written)
      if (attributes.get("rel") !== "stylesheet") return withoutPreload(link, written)
      const css = stylesheet(attributes.get("href") ?? "")
      if (css === undefined) throw new NotACrowdPage("a stylesheet is missing")
      return `<style>${css}</style>`
    })
}

/** The link, unless it asks for what the page does not have any more. */
function withoutPreload(link: string, written: string): string {
  const attributes = attributesOf(written)
  const [rel = "", as = ""] = ["rel", "as"].map((name) => attributes.get(name))
  return ["modulepreload", "prefetch"].includes(rel) || ["script", "style"].includes(as) ? "" : link
}

/** Ours, whose text comes later, and data that is no script, like JSON-LD. */
function keptScript(script: ScriptElement): string {
  const isKept = script.attributes.has("data-keep") || smallName(script).length > 0 || !isExecutable(script)
  return isKept ? script.markup : ""
}

async function withSmallScripts(html: string, small: SmallScripts): Promise<string> {
  const pieces = piecesOf(html).map(async (piece) => {
    if (typeof piece === "string") return piece
    const [name] = smallName(piece)
    return name === undefined ? piece.markup : `<script>${await small(name)}</script>`
  })
  return (await Promise.all(pieces)).join("")
}

function smallName({ attributes }: ScriptElement): string[] {
  const name = attributes.get("data-small")
  return name === undefined ? [] : [name]
}
