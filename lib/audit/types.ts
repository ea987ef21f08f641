import type { Actor } from "#lib/kernel/actor.ts"

/** Something that was done. `detail` holds numbers, ids and reasons: never a NIK, phone, name or health answer. */
export interface AuditEvent {
  actor: Actor
  action: AuditAction
  subject: string
  detail: Record<string, unknown>
}

export type AuditAction =
  | "city.set"
  | "campaign.found"
  | "campaign.open"
  | "campaign.pause"
  | "campaign.close"
  | "quota.release"
  | "quota.hold"
  | "line.pause"
  | "line.resume"
  | "line.set_limits"
  | "line.announce"
  | "registration.register"
  | "registration.cancel"
  | "check_in.check_in"
  | "check_in.undo"
  | "staff.create"
  | "staff.reset_password"
  | "staff.change_password"
  | "staff.disable"
  | "staff.enable"
  | "staff.sign_in"
