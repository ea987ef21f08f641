import { ageOn } from "#lib/campaign/rules.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { atWib, dateKey } from "#lib/kernel/format.ts"
import type {
  Arrival,
  CardVerdict,
  DeskMoment,
  Exception,
  Registrant,
  RegistrantCard,
  Verdict,
} from "./types.ts"

/**
 * The ticket says "who comes early may be asked to wait outside". A quarter of an hour is not early: clocks differ,
 * people inside the gate are safer than people on the pavement, and an officer should not have to write a reason for minutes.
 */
export const EARLY_MINUTES = 15
/** A check-in can be taken back this long; after that the person may stand at the vaccination table. */
export const UNDO_MINUTES = 5

/** Reasons that come often enough to be one tap; `other` is written out. Labels are in the catalogue. */
export const reasonKeys = ["elderly", "family", "transport", "crowding", "other"] as const

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What may be done with a registrant at this moment. Late on the day of the ticket is welcome until WIB midnight. */
export function judge(
  registrant: Pick<Registrant, "status" | "cancelledAt" | "session" | "arrival">,
  now: Date,
): Verdict {
  const { status, session, arrival, cancelledAt } = registrant
  switch (status) {
    case "registered":
      return judgeTime(session, now)
    case "cancelled":
      if (!cancelledAt) throw new Error("a cancelled registration has no time of cancelling")
      return { kind: "cancelled", at: cancelledAt }
    case "no_show":
      return { kind: "no_show" }
    case "checked_in":
    case "deferred":
    case "vaccinated":
      if (!arrival) throw new Error(`a registration is ${status} without a check-in`)
      return { kind: "already_checked_in", arrival }
    default:
      return status satisfies never
  }
}

function judgeTime({ startsAt, endsAt }: Registrant["session"], now: Date): Verdict {
  const entersAt = new Date(startsAt.getTime() - EARLY_MINUTES * MINUTE)
  if (now < entersAt) {
    return dateKey(now) === dateKey(startsAt)
      ? { kind: "too_early", entersAt }
      : { kind: "wrong_day", over: false }
  }
  // One that ends after midnight is over at its end.
  if (now >= dayOf(startsAt).ends && now >= endsAt) return { kind: "wrong_day", over: true }
  return { kind: "may_enter", late: now >= endsAt }
}

/** The WIB calendar day of a moment: from its first instant up to the first of the next. */
export function dayOf(moment: Date): { starts: Date; ends: Date } {
  const starts = atWib(dateKey(moment), 0)
  return { starts, ends: new Date(starts.getTime() + DAY) }
}

/** What is looked up first by an officer at this gate: who may enter now, then who comes today. */
export function deskMoment(gateId: number | null, now: Date): DeskMoment {
  return {
    gateId,
    today: dayOf(now),
    current: { after: now, before: new Date(now.getTime() + EARLY_MINUTES * MINUTE) },
  }
}

/** The exception that a check-in under this verdict would be, `null` for none, or `"refused"`. */
export function exceptionOf(verdict: Verdict): Exception | null | "refused" {
  switch (verdict.kind) {
    case "may_enter":
      return null
    case "too_early":
    case "wrong_day":
      return verdict.kind
    case "already_checked_in":
    case "cancelled":
    case "no_show":
      return "refused"
    default:
      return verdict satisfies never
  }
}

/** Until when a check-in may be taken back. */
function undoUntil(arrival: Pick<Arrival, "at">): Date {
  return new Date(arrival.at.getTime() + UNDO_MINUTES * MINUTE)
}

/** The officer who did it may undo it; an administrator helps when that officer is not at hand. No other officer may. */
export function mayUndo(
  arrival: Pick<Arrival, "at" | "staffId">,
  actor: StaffActor,
  now: Date,
): "allowed" | "too_late" | "not_yours" {
  if (arrival.staffId !== actor.staffId && actor.role !== "admin") return "not_yours"
  return now <= undoUntil(arrival) ? "allowed" : "too_late"
}

/** What this officer is shown of a registrant. Leaves out what only the server needs. */
export function cardOf({ arrival, ...registrant }: Registrant, actor: StaffActor, now: Date): RegistrantCard {
  const undoable = registrant.status === "checked_in" && arrival && mayUndo(arrival, actor, now) === "allowed"
  return {
    registrant,
    verdict: shown(judge({ ...registrant, arrival }, now)),
    asOf: now,
    age: ageOn(registrant.birthDate, dateKey(now)),
    undo: undoable ? { deviceNonce: arrival.deviceNonce, until: undoUntil(arrival) } : null,
  }
}

function shown(verdict: Verdict): CardVerdict {
  if (verdict.kind !== "already_checked_in") return verdict
  const { staffName, gate, at, exception } = verdict.arrival
  return { kind: verdict.kind, arrival: { staffName, gate, at, exception } }
}
