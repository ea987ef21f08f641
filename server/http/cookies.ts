import { cookieLine, cookieName } from "#platform/cookie.ts"
import type { Incoming } from "./incoming.ts"
import { isSecure } from "./is-secure.ts"

/** A cookie as it was sent. `name`: without the prefix `__Host-`. */
export interface SentCookie {
  readonly name: string
  readonly value: string
}

/** The cookies of this name, and of it with a number behind ("antrean-2"). On HTTPS only those with the `__Host-` name are read. */
export function readCookies(
  { request, cookies }: Incoming,
  base: string,
  secure = isSecure(request),
): SentCookie[] {
  const plain = cookieName(base, secure)
  return Object.entries(cookies).flatMap(([sent, value]) => {
    if (!value || !sent.startsWith(plain)) return []
    const behind = sent.slice(plain.length)
    return behind === "" || /^-\d{1,10}$/.test(behind) ? [{ name: `${base}${behind}`, value }] : []
  })
}

/** A `Set-Cookie` line for the answer to this request. */
export function cookie({ request }: Incoming, name: string, value: string, expires: Date): string {
  return cookieLine(name, value, expires, isSecure(request))
}

export function clearedCookie(incoming: Incoming, name: string): string {
  return cookie(incoming, name, "", new Date(0))
}
