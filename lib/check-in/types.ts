import type { NikWarning } from "#lib/identity/nik.ts"
import type { MaskedPerson } from "#lib/registration/types.ts"

/** What somebody at the gate was found by. `gateCode` is null when only the number was typed. */
export type Query =
  | { kind: "ticket_code"; code: string; orName: string[] | null }
  | { kind: "nik"; digits: string }
  | { kind: "phone"; phone: string }
  | { kind: "number"; gateCode: string | null; number: number }
  | { kind: "name"; words: string[] }

/**
 * Why nothing can be looked up with what was typed. `forged`: a QR of our form that our key did not sign. `misread`: part of
 * a QR of ours, to be scanned again.
 */
export type Unreadable = "empty" | "digits" | "forged" | "misread"

export type QueryReading = { kind: "query"; query: Query } | { kind: "unreadable"; reason: Unreadable }

/** Where and when an officer looks somebody up: their gate, today, and the sessions whose hour it is. */
export interface DeskMoment {
  gateId: number | null
  today: { starts: Date; ends: Date }
  /** A session that begins before `before` and ends after `after` may enter now. */
  current: { after: Date; before: Date }
}

/** A check-in as it was done. */
export interface Arrival {
  staffId: number
  staffName: string
  gate: GateLabel
  at: Date
  exception: Exception | null
  deviceNonce: string
}

export interface GateLabel {
  id: number
  code: string
  name: string
}

/** Two ways in which somebody may come at another time than the ticket says. Both need a reason. */
export type Exception = "too_early" | "wrong_day"

/** One registration as the stadium sees it. */
export interface Registrant extends MaskedPerson {
  registrationId: number
  campaignId: number
  nikWarnings: NikWarning[]
  /** What the officer compares with the KTP: kelurahan and kecamatan, or the district outside the city. */
  origin: { kelurahan: string; kecamatan: string } | { district: string }
  cancelledAt: Date | null
  session: { id: number; startsAt: Date; endsAt: Date }
  gate: GateLabel
  arrival: Arrival | null
}

/** What the officer may do with a registrant now. */
export type Verdict =
  | { kind: "may_enter"; late: boolean }
  | { kind: "too_early"; entersAt: Date }
  | { kind: "wrong_day"; over: boolean }
  | { kind: "already_checked_in"; arrival: Arrival }
  | { kind: "cancelled"; at: Date }
  | { kind: "no_show" }

export type CheckInOutcome =
  | { kind: "checked_in"; registrant: Registrant }
  | { kind: "refused"; registrant: Registrant }
  /** This very tap was done and undone; it came once more, late. */
  | { kind: "already_undone"; registrant: Registrant }
  | { kind: "reason_required"; registrant: Registrant }
  | { kind: "no_gate"; registrant: Registrant }
  | { kind: "unknown" }

export type UndoOutcome =
  | { kind: "undone"; registrant: Registrant }
  | { kind: "too_late"; registrant: Registrant }
  | { kind: "not_yours"; registrant: Registrant }
  /** Undone already, checked in anew, or the registrant went on to the vaccination. */
  | { kind: "changed"; registrant: Registrant }
  | { kind: "unknown" }

/** A registrant with the verdict as of `asOf`, as it goes to the officer's device. */
export interface RegistrantCard {
  registrant: Omit<Registrant, "arrival">
  verdict: CardVerdict
  asOf: Date
  /** In whole years on the day of `asOf`. */
  age: number
  /** Set when the officer who looks may still take the check-in back. */
  undo: { deviceNonce: string; until: Date } | null
}

export type ArrivalLine = Pick<Arrival, "staffName" | "gate" | "at" | "exception">

export type CardVerdict =
  | Exclude<Verdict, { kind: "already_checked_in" }>
  | { kind: "already_checked_in"; arrival: ArrivalLine }

/** One sentence beside the card about what was just tried. Keys of the catalogue under `checkIn.notices`. */
export type CardNotice =
  | "reason_required"
  | "no_gate"
  | "already_undone"
  | "undone"
  | "too_late"
  | "not_yours"
  | "changed"

/** What the officer's screen shows below the search box. */
export type DeskState =
  | { kind: "idle" }
  | { kind: "unreadable"; reason: Unreadable }
  | { kind: "nothing"; by: Query["kind"] }
  | { kind: "several"; cards: RegistrantCard[]; more: boolean }
  /** `deviceNonce` is made for each shown card: tapping twice, or sending again, is one check-in. */
  | { kind: "card"; card: RegistrantCard; deviceNonce: string; notice: CardNotice | null }
  | { kind: "done"; card: RegistrantCard }

/** Arrivals of the day, read at `asOf`. */
export interface ArrivalCounts {
  atGate: number
  inAll: number
  asOf: Date
}

/** The page of an officer. `gate` is null until they said where they stand. */
export interface DeskPage {
  campaign: { id: number; slug: string }
  gates: GateLabel[]
  gate: GateLabel | null
  counts: ArrivalCounts
}
