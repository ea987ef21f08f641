import type { BenchOptions, Report } from "../report.ts"
import { plot } from "./plot.ts"
import { type Stampede, stampede } from "./stampede.ts"

/** The crowd on opening day. What must not happen is 0, and all places go, or the bench fails. */
export async function bench(options: BenchOptions): Promise<Report> {
  const run = await stampede(options, { noop: !options.invariantsOnly })
  const { residents, seconds, seats, think, svg } = options
  const title = `${residents.toLocaleString("en")} residents in ${seconds} s, ${seats.toLocaleString("en")} places, think time ${think} s`
  if (svg) {
    const { soldOutAt } = run.watched
    const soldOutAtMs = soldOutAt === undefined ? undefined : soldOutAt - run.startedAt
    plot(svg, run.ticks, { opensAtMs: run.opensAtMs, soldOutAtMs }, title)
  }
  return {
    name: "stampede",
    fields: fieldsOf(run, seats),
    goals: goalsOf(options),
    notes: [title, ...notesOf(run)],
  }
}

function fieldsOf(run: Stampede, seats: number) {
  const { crowd, verdict, watched, noopPerS, startedAt, opensAtMs, workers } = run
  const { soldOutAt } = watched
  const { firstPassAt, lastRegistrationAt } = verdict
  const isSoldOut = verdict.seatsLeft === 0 && firstPassAt !== undefined && lastRegistrationAt !== undefined
  const sellingS = isSoldOut ? (lastRegistrationAt - firstPassAt) / 1_000 : Number.NaN
  const noop = noopPerS.reduce((sum, one) => sum + one, 0) / noopPerS.length / workers
  const count = (name: string) => crowd.counts[name] ?? 0
  return {
    arrived: Object.values(crowd.ends).reduce((sum, ended) => sum + ended, crowd.unanswered),
    registered: crowd.ticketCodes.length + verdict.registeredFromList,
    ...(soldOutAt === undefined ? {} : { sold_out_s: (soldOutAt - startedAt - opensAtMs) / 1_000 }),
    http_errors: count("http_errors"),
    timeouts: count("timeouts"),
    acked_missing: verdict.ackedMissing,
    oversold: verdict.oversold,
    duplicates: verdict.duplicates,
    ledger_differences: verdict.ledgerDifferences,
    pass_broken: count("pass_broken"),
    hostile_registered: verdict.hostileRegistered + count("hostile_got_in"),
    unanswered: crowd.unanswered + crowd.ends.stranded,
    listed_missing: Math.max(0, crowd.ends.listed - verdict.listed),
    told_busy: count("told_busy"),
    status_p50_ms: crowd.times.status?.p50 ?? 0,
    status_p99_ms: crowd.times.status?.p99 ?? 0,
    submit_p99_ms: crowd.times.submit?.p99 ?? 0,
    peak_rss_mb: watched.peakRssMb,
    cpu_s_per_1000_waiting_minutes: (watched.cpuSeconds() / crowd.waitingMinutes) * 1_000,
    noop_per_s: noop || 0,
    workers,
    ...(isSoldOut && noop > 0 ? { efficiency: seats / noop / workers / sellingS } : {}),
    crowd_cpu_s: crowd.cpuSeconds,
    crowd_rss_mb: crowd.peakRssMb,
  }
}

const never = { atMost: 0 }

function goalsOf({ think, invariantsOnly, residents, seats }: BenchOptions): Report["goals"] {
  const invariants = {
    // Or a portal that always says "full" would pass.
    ...{ arrived: { atLeast: residents }, registered: { atLeast: Math.min(seats, residents / 2) } },
    ...{ http_errors: never, acked_missing: never, oversold: never, duplicates: never },
    ...{ ledger_differences: never, pass_broken: never, hostile_registered: never, unanswered: never },
    listed_missing: never,
  }
  if (invariantsOnly) return invariants
  return { ...invariants, timeouts: never, ...(think === "0" ? { efficiency: { atLeast: 0.27 } } : {}) }
}

function notesOf({ crowd, verdict, ticks, noopPerS }: Stampede): string[] {
  const list = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${Math.round(count)}`)
      .join(", ")
  const seconds = (ticks.at(-1)?.atMs ?? 0) / 1_000
  const times = Object.entries(crowd.times).map(
    ([what, { count, p50, p99, max, sentP50, sentP99 }]) =>
      `  ${what.padEnd(10)} ${String(count).padStart(8)}   p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(0)} ms, most ${max.toFixed(0)} ms; since sending ${sentP50.toFixed(1)}, ${sentP99.toFixed(0)} ms`,
  )
  return [
    ...(noopPerS.length > 0 ? [noopNote(noopPerS)] : []),
    `How it ended: ${list(crowd.ends)}.`,
    `Counted: ${list(crowd.counts)}; registrations that nobody was told of: ${verdict.untold}.`,
    `On the waiting list: ${verdict.listed} forms, ${verdict.registeredFromList} of them registered by the portal.`,
    Object.keys(crowd.problems).length > 0 ? `Problems: ${list(crowd.problems)}.` : "No problems.",
    ["Times from wanting to ask to the whole answer:", ...times].join("\n"),
    [
      `The crowd is one process: ${crowd.cpuSeconds.toFixed(0)} s of a core in ${seconds.toFixed(0)} s, on the same cores as the server and Postgres.`,
      "It shares at most 4,096 connections, where phones have their own. Of the proofs of work, 1 % (at most 10) are",
      "what a phone solves, with the browser's solver; the others are a help desk's, of at most four trials. One in ten",
      "holders of a pass comes with an empty cache and loads everything that the form needs.",
      "CPU and memory are those of the portal's processes, without Postgres; CPU is that of the whole run.",
    ].join("\n"),
  ]
}

function noopNote([before = 0, after = 0]: readonly number[]): string {
  return `The action that does nothing, of all workers together: ${before.toFixed(0)}/s before the crowd, ${after.toFixed(0)}/s after it; noop_per_s is their mean for one worker.`
}
