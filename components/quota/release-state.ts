/** A session whose outside-city places can be released, as the form needs it. Moments in ISO 8601. */
export interface ReleasableSession {
  quotaId: number
  /** Calendar day in WIB, "2021-08-07". */
  day: string
  startsAt: string
  endsAt: string
  held: number
  available: number
}

/** What was typed and ticked, exactly as it came. */
export interface ReleaseValues {
  way: "spread" | "each"
  amount: string
  days: readonly string[]
  /** By quota id. */
  each: Readonly<Record<number, string>>
  reason: string
}

export type AmountError = "required" | "not_a_number" | "not_positive" | "too_many"

export interface ReleaseErrors {
  amount?: { key: AmountError; held: number }
  days?: "no_day"
  each?: Record<number, { key: AmountError; held: number }>
  nothing?: "nothing"
}

/** One session of the plan with what it means there. */
export interface PlannedRelease extends ReleasableSession {
  amount: number
}

/** What somebody else released since the plan was made; without a name when only its effect was seen. */
export interface ReleaseByOther {
  name: string
  total: number
  at: string
}

export type ReleaseFormState =
  | {
      step: "plan"
      attempt: number
      values: ReleaseValues
      errors: ReleaseErrors
      sessions: readonly ReleasableSession[]
      changed: readonly ReleaseByOther[] | null
    }
  | {
      step: "confirm"
      attempt: number
      values: ReleaseValues
      plan: readonly PlannedRelease[]
      /** Makes pressing twice harmless. */
      idempotencyKey: string
      /** The newest audit event when the plan was made: releases after it were not seen. */
      seen: number
      reasonError: "reason" | "reason_long" | null
      changed: readonly ReleaseByOther[] | null
    }
  | { step: "done"; attempt: number; total: number; released: readonly PlannedRelease[] }
