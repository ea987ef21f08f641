import { formText } from "#lib/kernel/form-text.ts"
import type {
  PlannedRelease,
  ReleasableSession,
  Release,
  ReleaseByOther,
  ReleaseErrors,
  ReleaseRequest,
} from "./types.ts"

/** What was typed and ticked, exactly as it came. */
export interface ReleaseValues extends ReleaseRequest {
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

/** What was typed into either step; the second step carries the first along, hidden. */
export function readValues(form: FormData): ReleaseValues {
  const each = numbered(form, "each")
  return {
    way: form.get("way") === "each" ? "each" : "spread",
    amount: formText(form, "amount"),
    days: form.getAll("day").filter((day) => typeof day === "string"),
    each: Object.fromEntries(each),
    reason: formText(form, "reason"),
  }
}

/** The amounts that were shown and confirmed. */
export function readReleases(form: FormData): Release[] {
  return numbered(form, "release").map(([quotaId, amount]) => ({ quotaId, amount: Number(amount) }))
}

/** The newest audit event when the plan was made. A form that does not say has seen none. */
export function readSeen(form: FormData): number {
  const seen = Number(formText(form, "seen"))
  return Number.isSafeInteger(seen) ? seen : 0
}

/** Fields named "each-17": the number behind the dash with the value. */
function numbered(form: FormData, prefix: string): [number, string][] {
  return [...form].flatMap(([name, value]): [number, string][] => {
    const number = new RegExp(`^${prefix}-(\\d{1,9})$`).exec(name)?.[1]
    return number === undefined || typeof value !== "string" ? [] : [[Number(number), value]]
  })
}
