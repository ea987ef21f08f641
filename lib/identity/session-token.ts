import { decode } from "next-auth/jwt"
import { env } from "#platform/env.ts"

/** As next-auth calls the cookie of a session of staff, by HTTPS and without. */
const COOKIES = ["__Secure-authjs.session-token", "authjs.session-token"] as const

/**
 * Whether one of these cookies, by name, holds a session of staff that this portal sealed and that has not run out. For
 * admission alone: whether the account still says so, `lib/staff/auth.ts` asks the database.
 */
export async function holdsSession(cookies: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  for (const salt of COOKIES) {
    const token = cookies[salt]
    if (!token) continue
    const claims = await decode({ token, salt, secret: env().AUTH_SECRET }).catch(() => null) // altered, or another's
    if (claims) return true
  }
  return false
}
