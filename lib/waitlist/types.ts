import type { RegisterFormState, RegisterValues } from "#lib/registration/types.ts"
import type { LinePhase } from "#lib/waiting-room/types.ts"

/**
 * - `waiting`: for a place. - `registered`: on the person's behalf. - `already_registered`: they had a place by another way.
 * - `withdrawn`: by whoever left the form. - `closed`: the campaign ended before a place came back.
 */
export type WaitlistStatus = "waiting" | "registered" | "already_registered" | "withdrawn" | "closed"

/** What became of one form that was left with the line. */
export type JoinWaitlistOutcome =
  /** Also the answer to a repeated request. */
  | { kind: "waiting" }
  /** The person has a place already. No detail is told. */
  | { kind: "already_registered" }
  /** Another number waits for this person already. */
  | { kind: "already_waiting" }
  /** The turn of this number was taken: the form of the registration is the way, or a new number. */
  | { kind: "turn_taken" }
  /** The number is for so many people, and all of them are on the list. */
  | { kind: "no_seats_left" }
  | { kind: "not_open"; phase: LinePhase }
  /** No place begins late enough any more that could be given from the list. */
  | { kind: "too_late" }

export type WithdrawOutcome =
  | { kind: "withdrawn" }
  /** It waits no longer, or is being registered at this moment. */
  | { kind: "not_waiting"; status: WaitlistStatus }
  | { kind: "unknown" }

export type WaitlistRefusal =
  | Exclude<JoinWaitlistOutcome, { kind: "waiting" }>
  /** This browser holds no such number. */
  | { kind: "no_number" }
  /** Too many forms of this number were refused. */
  | { kind: "try_later"; retryAt: Date }
  | { kind: "server_error" }

/** What the form of `/daftar-tunggu` shows. Who is on the list is led to where it stands instead. */
export type WaitlistFormState =
  | Extract<RegisterFormState, { kind: "idle" | "invalid" }>
  | { kind: "refused"; values: RegisterValues; refusal: WaitlistRefusal }

/** One person on the list, as whoever left the form sees it. */
export interface WaitlistPerson {
  id: number
  /** `null` where the form is destroyed. */
  name: string | null
  status: WaitlistStatus
  /** Of the registration that was made of it. */
  ticketCode: string | null
}
