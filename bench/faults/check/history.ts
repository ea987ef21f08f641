import { readFileSync } from "node:fs"

/** Told of a call whose client cut the connection after sending. */
export const CUT = "cut"

/** What was asked of the portal. `look`: a page that is only read. */
export type CallKind = "register" | "cancel" | "check_in" | "release" | "sign_in" | "look"

/**
 * How one call ended. `ok` and `refused` are answers: nothing has to be asked again. `busy` (503, 429) and `unknown` (no
 * answer came) may have been carried out or not; the same key is sent again. The last three must not happen; `unexpected`
 * is an answer, and a wrong one: a refusal for which there is no reason, a status that the portal never gives.
 */
export type Outcome = "ok" | "refused" | "busy" | "unknown" | "server_error" | "forced_sign_in" | "unexpected"

/** One call. Moments in milliseconds since 1970. People appear by the number from which they were generated, never by name. */
export interface Call {
  readonly type: "call"
  readonly kind: CallKind
  /** What makes sending again harmless: of a form its own key, of a cancellation the ticket's code. */
  readonly key: string
  readonly start: number
  readonly end: number
  readonly outcome: Outcome
  /** The refusal, the status or the kind of silence, in one word or two. */
  readonly told: string
  /** Of a registration: who, and the ticket that was answered. */
  readonly person?: number
  readonly ticket?: string
  /** Of a check-in: whose ticket was looked at. */
  readonly of?: string
  /** Of a release: places by the quota's id. */
  readonly amounts?: Readonly<Record<string, number>>
}

/** A fault, from the moment it was caused until the next one was allowed. */
export interface Fault {
  readonly type: "fault"
  readonly kind: string
  readonly start: number
  readonly end: number
  /** Whether nobody may be shown an error during it. */
  readonly spares: boolean
  /** Whether the portal served calmly before the next fault. */
  readonly recovered: boolean
}

export interface History {
  readonly calls: readonly Call[]
  readonly faults: readonly Fault[]
}

/** Reads a history: one JSON object a line. */
export function readHistory(file: string): History {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean)
  const entries = lines.map((line) => JSON.parse(line) as Call | Fault)
  return {
    calls: entries.filter((entry) => entry.type === "call"),
    faults: entries.filter((entry) => entry.type === "fault"),
  }
}

const writes: readonly CallKind[] = ["register", "cancel", "check_in", "release"]

/** The calls that change something, by kind and key, each in the order in which they ended. */
export function attemptsByKey({ calls }: History): Map<string, Call[]> {
  const written = calls.filter(({ kind }) => writes.includes(kind))
  const sorted = written.toSorted((a, b) => a.end - b.end)
  return Map.groupBy(sorted, ({ kind, key }) => `${kind} ${key}`)
}
