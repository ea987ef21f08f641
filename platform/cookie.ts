import { stringifySetCookie } from "cookie"

/** `__Host-` cookies exist only on HTTPS. */
export function cookieName(base: string, secure: boolean): string {
  return secure ? `__Host-${base}` : base
}

/** A `Set-Cookie` line for a value that is kept when the browser is closed: its place in the line must not be lost. */
export function cookieLine(base: string, value: string, expires: Date, secure: boolean): string {
  const attributes = { path: "/", expires, httpOnly: true, sameSite: "lax", secure } as const
  return stringifySetCookie({ name: cookieName(base, secure), value, ...attributes })
}
