import type { InlineScripts } from "./inline-scripts.ts"
import { attributesOf, isExecutable, piecesOf, type ScriptElement } from "./scripts-in-page.ts"
import type { Stylesheets } from "./stylesheets.ts"

export interface Parts {
  readonly inlineScript: InlineScripts
  readonly stylesheet: Stylesheets
}

/** A page that must stay as Next made it, and why. */
export class NotStrippable extends Error {
  override name = "NotStrippable"
}

const LINK = /<link\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const COMMENT = /<!--[\s\S]*?-->/g
/** The class names of an icon, which no rule of ours styles by, and the namespace, which HTML implies. */
const ICON_NAMES = /(?<=<svg) xmlns="[^"]*"|(?<=<svg[^>]* class=")(?:lucide[\w-]* ?)+/g
/** React sends late parts of a page hidden and moves them with a script; without it they would never show. */
const LATE_PART = /<template id="[BP]:|<div hidden(="")? id="S:/
const OF_NEXT = /\/_next\/static\/[^"'\s]*\.(js|css)|__next_f/

/**
 * Returns a page made of server components without Next's scripts, their data and preloads, with its stylesheet and its
 * inline scripts (`browser/`) in it: one request. Throws `NotStrippable` rather than return a page that lacks something.
 */
export async function toPublicPage(html: string, { inlineScript, stylesheet }: Parts): Promise<string> {
  if (LATE_PART.test(html)) throw new NotStrippable("a part of it comes late")
  const pieces = piecesOf(html).map((piece) =>
    typeof piece === "string" ? markupOf(piece) : keptScript(piece),
  )
  const markup = withStylesheet(pieces.join(""), stylesheet)
  if (!markup.includes("<style>")) throw new NotStrippable("it has no stylesheet")
  if (OF_NEXT.test(markup)) throw new NotStrippable("something of Next's is left in it")
  return withInlineScripts(markup, inlineScript)
}

/** As above, with its stylesheet outside. For a page template, in which React would put back the placeholders. */
export function withoutScripts(html: string, inlineScript: InlineScripts): Promise<string> {
  const pieces = piecesOf(html).map((piece) =>
    typeof piece === "string" ? piece.replaceAll(LINK, withoutPreload) : keptScript(piece),
  )
  return withInlineScripts(pieces.join(""), inlineScript)
}

/** The form: as above. Throws rather than return one that would never show. */
export function toFormPage(html: string, inlineScript: InlineScripts): Promise<string> {
  if (LATE_PART.test(html)) throw new Error("a part of the form comes late")
  return withoutScripts(html, inlineScript)
}

/**
 * A page that keeps Next's scripts. React would take text in an element that it knows as empty for an error, so the
 * inline scripts stand at the end, where it overlooks what it does not know.
 */
export async function withInlineScriptsAtEnd(html: string, inlineScript: InlineScripts): Promise<string> {
  const names = piecesOf(html).flatMap((piece) => (typeof piece === "string" ? [] : inlineScriptName(piece)))
  const scripts = await Promise.all(names.map(async (name) => `<script>${await inlineScript(name)}</script>`))
  const end = html.lastIndexOf("</body>")
  return end < 0 ? html + scripts.join("") : html.slice(0, end) + scripts.join("") + html.slice(end)
}

function markupOf(markup: string): string {
  return markup.replaceAll(COMMENT, "").replaceAll(ICON_NAMES, "").replaceAll(LINK, withoutPreload)
}

/** Sets the last stylesheet into the page, that of the page's own area: each is whole (`app/look.css`). */
function withStylesheet(html: string, stylesheet: Stylesheets): string {
  const isStylesheet = (written: string) => attributesOf(written).get("rel") === "stylesheet"
  const last = [...html.matchAll(LINK)].findLast(([, written = ""]) => isStylesheet(written))
  return html.replaceAll(LINK, (link, written: string, at: number) => {
    if (!isStylesheet(written)) return link
    if (at !== last?.index) return ""
    const css = stylesheet(attributesOf(written).get("href") ?? "")
    if (css === undefined) throw new NotStrippable("its stylesheet is missing")
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
  const isKept =
    script.attributes.has("data-keep") || inlineScriptName(script).length > 0 || !isExecutable(script)
  return isKept ? script.markup : ""
}

async function withInlineScripts(html: string, inlineScript: InlineScripts): Promise<string> {
  const pieces = piecesOf(html).map(async (piece) => {
    if (typeof piece === "string") return piece
    const [name] = inlineScriptName(piece)
    return name === undefined ? piece.markup : `<script>${await inlineScript(name)}</script>`
  })
  return (await Promise.all(pieces)).join("")
}

function inlineScriptName({ attributes }: ScriptElement): string[] {
  const name = attributes.get("data-inline-script")
  return name === undefined ? [] : [name]
}
