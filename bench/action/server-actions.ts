import type { Answer } from "../http/answer-reader.ts"
import { textOf } from "../http/unpack.ts"

/** Asks for a path of the portal. */
export type AskPortal = (path: string, kind: "page" | "asset") => Promise<Answer>

/** The addresses of everything a page loads from the portal: its scripts and stylesheets. */
export function assetsOf(html: string): string[] {
  const found = html.matchAll(/(?:src|href)="(\/_next\/static\/[^"?]+(?:\?[^"]*)?)"/g)
  return [...new Set([...found].map(([, path]) => (path ?? "").replaceAll("&amp;", "&")))]
}

/**
 * The ids of the server actions that the scripts of a page's assets call, by the names of the functions: what a browser learns by
 * running `createServerReference("ID", …, "NAME")`.
 */
export async function actionsOf(assets: readonly string[], ask: AskPortal): Promise<Record<string, string>> {
  const scripts = assets.filter((path) => path.includes(".js"))
  const actions: Record<string, string> = {}
  const learn = async (path: string) => {
    const source = textOf(await ask(path, "asset"))
    for (const [, id, name] of source.matchAll(REFERENCE)) if (id && name) actions[name] = id
  }
  await Promise.all(scripts.map(learn))
  return actions
}

const REFERENCE = /createServerReference\)?\("([0-9a-f]{40,})",[^"]{0,200}"(\w+)"\)/g

/** Headers with which Next's client calls an action from the page at `segments`. */
export function actionHeaders(id: string, segments: readonly string[]): string {
  return (
    `accept: text/x-component\r\nnext-action: ${id}\r\nnext-router-state-tree: ${routerState(segments)}\r\n` +
    "sec-fetch-dest: empty\r\nsec-fetch-mode: cors\r\nsec-fetch-site: same-origin\r\n"
  )
}

function routerState(segments: readonly string[]): string {
  const page: unknown[] = ["__PAGE__", {}, null, null, 0]
  const tree = segments.reduceRight<unknown[]>(
    (inner, name) => [name, { children: inner }, null, null, 0],
    page,
  )
  return encodeURIComponent(JSON.stringify(["", { children: tree }, null, null, 16]))
}

export const BOUNDARY = "----WebKitFormBoundaryVaksinasi0000"
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`

/**
 * The arguments `(state, form)` as React's `encodeReply` writes them: the fields of the form below `_1_`, then the list
 * of arguments, which names the form. `state` is what `useActionState` holds; the actions here do not read it.
 */
export function encodeCall(form: Record<string, string>, state: unknown = { kind: "idle" }): string {
  const fields = Object.entries(form).map(([name, value]) => part(`_1_${name}`, value))
  return `${fields.join("")}${part("0", JSON.stringify([state, "$K1"]))}--${BOUNDARY}--\r\n`
}

export const part = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
