import { type Call, CUT, type Fault, type History, type Outcome } from "./history.ts"

/** How the portal stood up to one kind of fault. Times in seconds since the fault was caused. */
export interface Availability {
  readonly times: number
  readonly spares: boolean
  readonly calls: number
  readonly busy: number
  /** Without an answer, and not cut off by the client itself. */
  readonly unknown: number
  /** Shown an error, of whatever kind: a page that says so, a status of 500, one that the portal never gives. */
  readonly serverErrors: number
  readonly forcedSignIns: number
  readonly notRecovered: number
  readonly recoveryP50S: number
  readonly recoveryMaxS: number
  /** What was told instead of an answer, with how often. */
  readonly told: Readonly<Record<string, number>>
}

/** An answer that took longer is none that a person calls normal. */
const SLOW_MS = 2_000
const answers: readonly Outcome[] = ["ok", "refused"]

/** By kind of fault. A call counts to the fault during which it ended. */
export function availabilityByKind({ calls, faults }: History): Map<string, Availability> {
  const sorted = calls.toSorted((a, b) => a.end - b.end)
  const during = ({ start, end }: Fault) => sorted.filter((call) => call.end >= start && call.end < end)
  return new Map(
    [...Map.groupBy(faults, ({ kind }) => kind)].map(([kind, ofKind]) => [
      kind,
      summarise(ofKind.map((fault) => ({ fault, calls: during(fault) }))),
    ]),
  )
}

function summarise(all: readonly { fault: Fault; calls: readonly Call[] }[]): Availability {
  const calls = all.flatMap((one) => one.calls)
  const count = (...outcomes: Outcome[]) => calls.filter(({ outcome }) => outcomes.includes(outcome)).length
  const recoveries = all.map(recoveryMs).toSorted((a, b) => a - b)
  const strange = calls.filter(({ outcome }) => !answers.includes(outcome))
  const told = Map.groupBy(strange, ({ kind, outcome, told: what }) => `${kind} ${outcome} ${what}`)
  return {
    times: all.length,
    spares: all.every(({ fault }) => fault.spares),
    calls: calls.length,
    busy: count("busy"),
    unknown: calls.filter(({ outcome, told }) => outcome === "unknown" && told !== CUT).length,
    serverErrors: count("server_error", "unexpected"),
    forcedSignIns: count("forced_sign_in"),
    notRecovered: all.filter(({ fault }) => !fault.recovered).length,
    recoveryP50S: (recoveries[Math.ceil(recoveries.length / 2) - 1] ?? 0) / 1_000,
    recoveryMaxS: (recoveries.at(-1) ?? 0) / 1_000,
    told: Object.fromEntries([...told].map(([what, those]) => [what, those.length])),
  }
}

/** Whether the call was answered in time. One that its own client cut says nothing of the portal. */
export function isCalm({ outcome, told, start, end }: Call): boolean {
  return told === CUT || (answers.includes(outcome) && end - start < SLOW_MS)
}

/** Until the last call had ended that found no answer, or a slow one. */
function recoveryMs({ fault, calls }: { fault: Fault; calls: readonly Call[] }): number {
  const last = calls.findLast((call) => !isCalm(call))
  return last ? last.end - fault.start : 0
}
