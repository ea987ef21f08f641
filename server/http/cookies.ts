import type { CookieBase } from "#lib/waiting-room/schema.ts"
import { cookieLine, cookieName } from "#platform/cookie.ts"
import type { Incoming } from "./incoming.ts"
import { isSecure } from "./is-secure.ts"

/** The cookie's value as it was sent; `undefined` when there is none. On HTTPS only the `__Host-` name is read. */
export function readCookie(
  { request, cookies }: Incoming,
  base: CookieBase,
  secure = isSecure(request),
): string | undefined {
  return cookies[cookieName(base, secure)]
}

/** A `Set-Cookie` line for the answer to this request. */
export function cookie({ request }: Incoming, base: CookieBase, value: string, expires: Date): string {
  return cookieLine(base, value, expires, isSecure(request))
}

export function clearedCookie(incoming: Incoming, base: CookieBase): string {
  return cookie(incoming, base, "", new Date(0))
}
