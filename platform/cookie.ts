/** `__Host-` cookies exist only on HTTPS. */
export function cookieName(base: string, secure: boolean): string {
  return secure ? `__Host-${base}` : base
}

/** A `Set-Cookie` line for a value that outlives the browser: who closes it keeps the place. */
export function cookieLine(base: string, value: string, expires: Date, secure: boolean): string {
  const attributes = `Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax`
  return `${cookieName(base, secure)}=${value}; ${attributes}${secure ? "; Secure" : ""}`
}
