declare const minted: unique symbol

/**
 * A member of staff whose account was read a moment ago: minted where the session is checked (`lib/staff/loaders.ts`)
 * and where the password is (`lib/staff/commands/sign-in.ts`). `scripts/architecture` refuses any other place.
 */
export interface StaffActor {
  readonly kind: "staff"
  readonly staffId: number
  readonly role: "admin" | "officer"
  readonly name: string
  readonly [minted]: true
}

/** A member of staff who may run the campaign. */
export interface AdminActor extends StaffActor {
  readonly role: "admin"
}

/** Somebody from the public who registers, or who holds a ticket code. Nobody's name is known at this point. */
export interface ResidentActor {
  readonly kind: "resident"
}

/**
 * Somebody whose turn has come: the bearer of a pass whose signature was checked. Whether the pass is still good is
 * decided under the locks of the registration. Minted in `lib/waiting-room/loaders.ts`, and for those on the waiting list
 * where they are promised a place (`lib/waiting-room/writes/promise-to-waitlist.ts`).
 */
export interface PassHolder {
  readonly kind: "pass_holder"
  readonly passId: number
  readonly [minted]: true
}

/** The portal itself: set-up, scheduled work, demonstration. */
export interface SystemActor {
  readonly kind: "system"
}

export type Actor = StaffActor | ResidentActor | SystemActor

/** Call only after the signature of the pass was checked, or when it was just written under the line's lock. */
export function mintPassHolder(passId: number): PassHolder {
  return { kind: "pass_holder", passId } as PassHolder
}

export const resident: ResidentActor = { kind: "resident" }
export const system: SystemActor = { kind: "system" }

/** Call only after the account's session, role and state were checked against the database. */
export function mintStaffActor(account: { id: number; role: "admin" | "officer"; name: string }): StaffActor {
  return { kind: "staff", staffId: account.id, role: account.role, name: account.name } as StaffActor
}

/** Narrows to an administrator, or `null` for everybody else. */
export function asAdmin(actor: StaffActor): AdminActor | null {
  return actor.role === "admin" ? (actor as AdminActor) : null
}
