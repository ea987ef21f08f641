import { plainText } from "#lib/kernel/plain-text.ts"
import { readAmount } from "#lib/quota/rules.ts"
import type { AmountError } from "#lib/quota/types.ts"
import { MAX_LIMIT } from "./rules/steering.ts"
import type { LineAudience, LineLimits } from "./types.ts"

/** The form that pauses a line or lets it go on. `at`: when it was answered, ISO 8601. */
export type PauseFormState =
  | { kind: "idle" }
  /** What it means is to be confirmed: the way without JavaScript. */
  | { kind: "asking" }
  | { kind: "changed" | "unchanged"; paused: boolean; at: string }

/** As typed; an empty speed is no limit. */
export type LimitValues = Record<keyof LineLimits, string>
export type LimitErrors = Partial<Record<keyof LineLimits, AmountError>>

export type LimitsFormState =
  | { kind: "idle" }
  | { kind: "invalid"; values: LimitValues; errors: LimitErrors }
  | { kind: "changed" | "unchanged"; limits: LineLimits; at: string }
  /** Another administrator changed them since the form was filled in. `limits`: as they stand now. */
  | { kind: "stale"; values: LimitValues; limits: LineLimits; at: string }

/** Whom an announcement is for. */
export type AnnouncedTo = LineAudience | "everybody"

export type AnnounceFormState =
  | { kind: "idle" }
  | { kind: "invalid" | "stale"; text: string; to: AnnouncedTo; error: "required" | "too_long" | null }
  | { kind: "announced" | "removed" | "unchanged" }

/** Reads limits as they were typed, or returns what is wrong with each. No speed typed: as fast as the portal can. */
export function readLimits(typed: LimitValues): LineLimits | { errors: LimitErrors } {
  const maxActive = readAmount(typed.maxActive, MAX_LIMIT)
  const maxPerMinute = plainText(typed.maxPerMinute) === "" ? null : readAmount(typed.maxPerMinute, MAX_LIMIT)
  const errors: LimitErrors = {}
  if (typeof maxActive === "string") errors.maxActive = maxActive
  if (typeof maxPerMinute === "string") errors.maxPerMinute = maxPerMinute
  if (typeof maxActive === "string" || typeof maxPerMinute === "string") return { errors }
  return { maxActive, maxPerMinute }
}
