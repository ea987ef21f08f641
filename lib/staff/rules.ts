import { isWithin, staffRoutes } from "#lib/kernel/routes.ts"
import type { PasswordProblem, SessionClaims, StaffAccount, StaffRole } from "./types.ts"

/** A day at the stadium, with the way there and back. In milliseconds. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1_000

/** Where a new password is chosen: the only page open to an account that must change its own. */
export const PASSWORD_PAGE = staffRoutes.password

export const MIN_PASSWORD = 12
const MAX_PASSWORD = 200
/** "aaaaaaaaaaaa" and "121212121212" are long but no secret. */
const FEWEST_DIFFERENT_CHARACTERS = 5

/** Length is what counts (NIST SP 800-63B, 5.1.1.2): no rules about digits or symbols, a sentence is welcome. */
export function passwordProblem(password: string, username: string): PasswordProblem | null {
  const characters = [...password.normalize("NFKC")]
  if (characters.length < MIN_PASSWORD) return "too_short"
  if (characters.length > MAX_PASSWORD) return "too_long"
  if (new Set(characters).size < FEWEST_DIFFERENT_CHARACTERS) return "too_simple"
  return password.toLowerCase().includes(username) ? "contains_username" : null
}

/** Is a session still good for the account as it stands now? */
export function sessionHolds(
  claims: SessionClaims,
  account: Pick<StaffAccount, "role" | "sessionVersion" | "disabledAt"> | undefined,
  now: Date,
): boolean {
  if (!account || account.disabledAt !== null) return false
  const sameAccount = account.role === claims.role && account.sessionVersion === claims.sessionVersion
  const age = now.getTime() - claims.signedInAt
  return sameAccount && age < SESSION_LIFETIME
}

/** What next-auth calls a request that it does not take. */
const REFUSED = ["CredentialsSignin", "InvalidCallbackUrl", "InvalidProvider", "MissingCSRF", "UnknownAction"]

/**
 * Is this error of next-auth the visitor's doing, such as a wrong password, a forged form or a body that is no JSON?
 * That is refused and no fault: otherwise anybody could fill the log.
 */
export function isRefusedRequest(error: Error): boolean {
  if ("type" in error) return REFUSED.includes(String(error.type))
  // These two come without a type.
  return error instanceof SyntaxError || error.message.startsWith("Provider with id")
}

const areas = { admin: [staffRoutes.office, staffRoutes.desk], officer: [staffRoutes.desk] } as const

/**
 * Where to go after signing in: the page that was asked for when it lies in an area of this role, else the role's
 * first page. Anything else, such as another site's address, is ignored. Only the path is kept.
 */
export function destination(asked: string | undefined, role: StaffRole): string {
  const path = sitePath(asked)
  const allowed = areas[role].some((area) => path !== null && isWithin(path, area))
  return allowed && path ? path : areas[role][0]
}

/** The path of an address on this site, or `null`. Browsers read "\" as "/" and skip control characters. */
function sitePath(asked: string | undefined): string | null {
  if (!asked || !/^\/(?![/\\])[\w\-./~%]*$/.test(asked)) return null
  const base = "https://portal.invalid"
  const url = URL.parse(asked, base)
  return url && url.origin === base ? url.pathname : null
}
