import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http"

/** Status, headers and body, ready to be sent. */
export interface Content {
  readonly kind: "content"
  readonly status: number
  /** By name, or names and values by turns. */
  readonly headers: OutgoingHttpHeaders | OutgoingHttpHeader[]
  readonly body?: string | Buffer
  /** Of a body that is a string; `latin1` where each of its characters is a byte. */
  readonly encoding?: "utf8" | "latin1"
}

/** A cached public page, with what is filled in for this visitor. The page cache makes content of it. */
export interface PageAnswer {
  readonly kind: "page"
  /** Path and query as the page cache knows them: never a visitor's own. */
  readonly path: string
  readonly placeholders?: Readonly<Record<string, string | undefined>>
  readonly status?: number
  readonly headers?: OutgoingHttpHeaders
}

/** What Next answers itself. The function resolves when it has. */
export interface HandOver {
  readonly kind: "hand_over"
  readonly to: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

export type Answer = Content | PageAnswer | HandOver

interface Extra {
  readonly headers?: OutgoingHttpHeaders
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[]
}

/** JSON for a script. Never cached. */
export function json(status: number, body: object, extra: Extra = {}): Content {
  const text = JSON.stringify(body)
  const own = { "content-type": "application/json", "content-length": Buffer.byteLength(text) }
  // A string: Node writes it in one piece with the head.
  return { kind: "content", status, headers: { ...forNobodyElse(extra), ...own }, body: text }
}

/** A few words for a program that reads plain text. Never cached. */
export function plainText(status: number, text: string, headers: OutgoingHttpHeaders = {}): Content {
  const own = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers }
  return { kind: "content", status, headers: own, body: `${text}\n` }
}

/** Leads the browser to another address of this portal, by GET. */
export function redirect(to: string, cookies: readonly string[] = []): Content {
  return { kind: "content", status: 303, headers: { location: to, ...forNobodyElse({ cookies }) } }
}

/** An answer without a body, for a request that no page of ours makes. */
export function refusal(status: number, headers: OutgoingHttpHeaders = {}): Content {
  return { kind: "content", status, headers: { ...forNobodyElse({ headers }), "content-length": 0 } }
}

/** A cached public page that is filled in for one visitor. */
export function filledPage(
  path: string,
  placeholders: Readonly<Record<string, string | undefined>>,
  extra: Extra = {},
): PageAnswer {
  return { kind: "page", path, placeholders, headers: forNobodyElse(extra) }
}

/**
 * One outcome for two kinds of senders: JSON for a script, a redirect for a form that was posted without one. `to`:
 * where that browser goes.
 */
export function scriptOrForm(
  request: IncomingMessage,
  {
    status,
    body,
    to,
    ...extra
  }: Extra & {
    status: number
    body: { readonly kind: string } & Readonly<Record<string, unknown>>
    to: string
  },
): Content {
  if (acceptsJson(request)) return json(status, body, extra)
  return redirect(to, extra.cookies)
}

/** Whether a script sent this, and reads JSON. */
export function acceptsJson({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("application/json") ?? false
}

function forNobodyElse({ headers = {}, cookies = [] }: Extra): OutgoingHttpHeaders {
  const set = cookies.length > 0 ? { "set-cookie": [...cookies] } : {}
  return { "cache-control": "no-store", ...headers, ...set }
}
