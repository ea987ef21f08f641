import type { RegistrationTexts } from "#lib/registration/page.ts"

/** A running pass as its bar knows it. Moments in milliseconds since 1970 by the server's clock. */
export interface Turn {
  expiresAt: number
  extended: boolean
}

export type TurnPhase = "running" | "ending" | "over"

/** Time before the end at which the bar warns, in ms: enough to finish the form or to ask for more (WCAG 2.2.1). */
const WARN_BEFORE_MS = 120_000

export function turnPhase({ expiresAt }: Pick<Turn, "expiresAt">, now: number): TurnPhase {
  if (now >= expiresAt) return "over"
  return expiresAt - now <= WARN_BEFORE_MS ? "ending" : "running"
}

/** Returns the pass that the attributes of the bar tell of, or `null` when they tell of none. */
export function readTurn(data: Partial<Pick<RegistrationTexts, "expires" | "extended">>): Turn | null {
  const expiresAt = Date.parse(data.expires ?? "")
  return Number.isNaN(expiresAt) ? null : { expiresAt, extended: data.extended === "yes" }
}
