import type {
  PlannedRelease,
  ReleasableSession,
  ReleaseByOther,
  ReleaseErrors,
  ReleaseWish,
} from "#lib/quota/types.ts"

/** What was typed and ticked, exactly as it came. */
export interface ReleaseValues extends ReleaseWish {
  reason: string
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
