import type { IncomingMessage } from "node:http"
import type { CookieBase } from "#lib/waiting-room/schema.ts"
import { cookieLine, cookieName } from "#platform/cookie.ts"
import { isSecure } from "./is-secure.ts"

/** The cookie's value as it was sent; `undefined` when there is none. On HTTPS only the `__Host-` name is read. */
export function readCookie(
  request: IncomingMessage,
  base: CookieBase,
  secure = isSecure(request),
): string | undefined {
  const start = `${cookieName(base, secure)}=`
  for (const pair of request.headers.cookie?.split(";") ?? []) {
    const trimmed = pair.trimStart()
    if (trimmed.startsWith(start)) return trimmed.slice(start.length).trimEnd()
  }
  return undefined
}

export function cookie(request: IncomingMessage, base: CookieBase, value: string, expires: Date): string {
  return cookieLine(base, value, expires, isSecure(request))
}

export function clearedCookie(request: IncomingMessage, base: CookieBase): string {
  return cookie(request, base, "", new Date(0))
}
