/** What is counted: one kind of target of one form. Each has a policy in `rules.ts`. */
export type ThrottleScope =
  | "sign_in.account"
  | "sign_in.address"
  | "look_up.person"
  | "look_up.address"
  | "waitlist.number"

/** One thing that is tried against or from. `value` is stored only as a keyed hash. */
export interface ThrottleTarget {
  scope: ThrottleScope
  value: string
}

/** A target as it is stored. */
export interface ThrottleKey {
  scope: ThrottleScope
  key: Buffer
}

/** The failures of one target as stored. */
export interface ThrottleCount {
  failures: number
  lastFailedAt: Date
  blockedUntil: Date
}

export type ThrottleVerdict = { kind: "allowed" } | { kind: "blocked"; retryAt: Date }
