import type { IncomingMessage } from "node:http"
import { cookieName } from "#lib/waiting-room/rules.ts"
import { isSecure } from "#server/is-secure.ts"

/** `antrean`: the ticket. `giliran`: the pass. `jalur_lambat`: a place in the slower lane. */
export type CookieBase = Parameters<typeof cookieName>[0]

/** The cookie's value as it was sent; `undefined` when there is none. On HTTPS only the `__Host-` name is read. */
export function readCookie(request: IncomingMessage, base: CookieBase): string | undefined {
  const start = `${cookieName(base, isSecure(request))}=`
  for (const pair of request.headers.cookie?.split(";") ?? []) {
    const trimmed = pair.trimStart()
    if (trimmed.startsWith(start)) return trimmed.slice(start.length).trimEnd()
  }
  return undefined
}

/** A `Set-Cookie` value that outlives the browser: who closes it keeps the place. */
export function cookie(request: IncomingMessage, base: CookieBase, value: string, expires: Date): string {
  const secure = isSecure(request)
  const attributes = `Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax`
  return `${cookieName(base, secure)}=${value}; ${attributes}${secure ? "; Secure" : ""}`
}

export function clearedCookie(request: IncomingMessage, base: CookieBase): string {
  return cookie(request, base, "", new Date(0))
}
