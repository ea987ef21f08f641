import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { BenchOptions, Report } from "../report.ts"
import { type Availability, availabilityByKind } from "./check/availability.ts"
import { readHistory } from "./check/history.ts"
import { type Findings, judge } from "./check/judge.ts"
import { faultKinds } from "./kinds/kinds.ts"
import { run } from "./run.ts"

const NEVER = { atMost: 0 }

/** Everything that can befall the portal, under load. What must not happen is 0, or the bench fails. */
export async function bench({ rounds, history, invariantsOnly }: BenchOptions): Promise<Report> {
  if (process.platform !== "linux") throw new Error("faults reads /proc, which only Linux has")
  const file = history ?? join(mkdtempSync(join(tmpdir(), "portal-faults-")), "history.ndjson")
  const stored = await run(rounds, file)
  const read = readHistory(file)
  const count = (kind: string) =>
    read.calls.filter((call) => call.kind === kind && call.outcome === "ok").length
  const kinds = availabilityByKind(read)
  const invariants = invariantsOf(judge(read, stored))
  // Kept where it was asked for, and where somebody has to look into it.
  const shown = [...kinds.values()].filter((of) => of.spares && of.serverErrors + of.forcedSignIns > 0)
  const isKept = history !== undefined || shown.length > 0 || Object.values(invariants).some((n) => n > 0)
  if (!isKept) rmSync(dirname(file), { recursive: true })
  const done = {
    registered: count("register"),
    cancelled: count("cancel"),
    checked_in: count("check_in"),
    released: count("release"),
  }
  return {
    name: "faults",
    fields: {
      faults: read.faults.length,
      calls: read.calls.length,
      ...done,
      ...invariants,
      ...timesOf(kinds),
    },
    goals: {
      // Or a portal that refuses everything would pass.
      faults: { atLeast: rounds * faultKinds.length },
      ...mapValues(done, () => ({ atLeast: rounds })),
      ...mapValues(invariants, () => NEVER),
      ...goalsOfKinds(invariantsOnly),
    },
    notes: [
      [
        "By kind of fault: calls, of them busy (503) and without an answer; and what else was told instead of an answer.",
        ...[...kinds].map(noteOf),
      ].join("\n"),
      [
        "A recovery lasts from the fault to the last call that found no answer within 2 s. During kinds marked * nobody may be",
        "shown an error or asked to sign in.",
      ].join("\n"),
      isKept ? `Every call: ${file}` : "Every call is kept with --history FILE.",
    ],
  }
}

function invariantsOf(found: Findings): Record<string, number> {
  return {
    acked_lost: found.ackedLost,
    oversold: found.oversold,
    duplicates: found.duplicates,
    cancelled_standing: found.cancelledStanding,
    cancelled_unasked: found.cancelledUnasked,
    check_ins_wrong: found.checkInsWrong,
    releases_wrong: found.releasesWrong,
    counters_wrong: found.countersWrong,
    unknown_unresolved: found.unknownUnresolved,
    refused_done: found.refusedDone,
  }
}

function timesOf(kinds: ReadonlyMap<string, Availability>): Record<string, number> {
  const fields = [...kinds].flatMap(([kind, of]) => [
    [`${kind}_errors`, of.serverErrors],
    [`${kind}_forced_sign_ins`, of.forcedSignIns],
    [`${kind}_not_recovered`, of.notRecovered],
    [`${kind}_recovery_p50_s`, of.recoveryP50S],
    [`${kind}_recovery_max_s`, of.recoveryMaxS],
  ])
  return Object.fromEntries(fields)
}

function goalsOfKinds(invariantsOnly: boolean): Report["goals"] {
  const names = faultKinds.flatMap(({ name, spares }) => [
    ...(invariantsOnly ? [] : [`${name}_not_recovered`]),
    ...(spares ? [`${name}_errors`, `${name}_forced_sign_ins`] : []),
  ])
  return Object.fromEntries(names.map((name) => [name, NEVER]))
}

function noteOf([kind, { times, spares, calls, busy, unknown, told }]: [string, Availability]): string {
  const strange = Object.entries(told).filter(([what]) => !/ busy | unknown /.test(what))
  const list = strange.map(([what, count]) => `${what} ${count}`).join(", ")
  const head = `  ${kind}${spares ? "*" : ""} ×${times}: ${calls} calls, ${busy} busy, ${unknown} without an answer`
  return list ? `${head}; ${list}` : head
}

function mapValues<From, To>(of: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]))
}
