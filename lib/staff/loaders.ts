import { forbidden, redirect } from "next/navigation"
import { cache } from "react"
import { type AdminActor, asAdmin, mintStaffActor, type StaffActor } from "#lib/kernel/actor.ts"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import { auth } from "./auth.ts"
import { PASSWORD_PAGE } from "./rules.ts"
import type { SignedInStaff } from "./types.ts"

/** The database does not say who is signed in. Nobody is sent to sign in for that: a page says so and asks again. */
class CouldNotAsk extends Error {
  override name = "CouldNotAsk"
}

/**
 * Who is signed in, checked against the database once per request; `null` for nobody. Throws `CouldNotAsk` when the account
 * could not be read.
 */
export const loadSignedInStaff = cache(async (): Promise<SignedInStaff | null> => {
  const session = await auth()
  if (session?.isUnknown) throw new CouldNotAsk("the account could not be read")
  return session?.staff ?? null
})

/** For the page on which one's own password is changed: any account that is signed in. */
export async function requireAccount(): Promise<{ actor: StaffActor; staff: SignedInStaff }> {
  const staff = await loadSignedInStaff()
  return staff ? { actor: mintStaffActor(staff), staff } : redirect(staffRoutes.signIn)
}

/** Returns the member of staff who is signed in, or redirects to the sign-in page, which then leads back to `page`. */
export async function requireStaff(page?: string): Promise<StaffActor> {
  const staff = await loadSignedInStaff()
  if (!staff) redirect(page ? withQuery(staffRoutes.signIn, { returnTo: page }) : staffRoutes.signIn)
  if (staff.mustChangePassword) redirect(PASSWORD_PAGE)
  return mintStaffActor(staff)
}

/** Returns the administrator who is signed in. Other staff get the page that refuses, with status 403. */
export async function requireAdmin(page?: string): Promise<AdminActor> {
  return asAdmin(await requireStaff(page)) ?? forbidden()
}

/** For reads that a script in the browser makes: who is asking, or the status to refuse with. */
export async function identifyStaff(): Promise<StaffActor | 401 | 503> {
  const staff = await loadSignedInStaff().catch(notAsked)
  if (staff === 503) return 503
  return staff && !staff.mustChangePassword ? mintStaffActor(staff) : 401
}

function notAsked(error: unknown): 503 {
  if (error instanceof CouldNotAsk) return 503
  throw error
}

/** The same for what only administrators read. */
export async function identifyAdmin(): Promise<AdminActor | 401 | 403 | 503> {
  const actor = await identifyStaff()
  return typeof actor === "number" ? actor : (asAdmin(actor) ?? 403)
}
