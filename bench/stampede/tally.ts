import { Histogram } from "../measure/histogram.ts"
import type { CrowdReport, CrowdTick, End } from "./plan.ts"

export type Timing =
  | "page"
  | "status"
  | "challenge"
  | "join"
  | "enter"
  | "form"
  | "asset"
  | "submit"
  | "ticket"
  | "list"
  | "listed"
  | "solve"

const MAX_KINDS = 40

/** Everything that the crowd counts. */
export class Tally {
  arrived = 0
  waiting = 0
  active = 0
  readonly ticketCodes: string[] = []
  readonly counts: Record<string, number> = {}
  readonly problems: Record<string, number> = {}
  readonly ends: Record<End, number> = {
    ...{
      registered: 0,
      told_full: 0,
      told_hopeless: 0,
      listed: 0,
      left: 0,
      waited: 0,
      hostile: 0,
      stranded: 0,
    },
  }
  #waitingMs = 0
  #peakRss = 0
  readonly #times = new Map<Timing, { wanted: Histogram; sent: Histogram }>()

  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by
  }

  /** Something that must not happen, told at once the first time. `what` names no person. */
  problem(what: string): void {
    if (!(what in this.problems)) console.error(`  problem: ${what}`)
    if (what in this.problems || Object.keys(this.problems).length < MAX_KINDS) {
      this.problems[what] = (this.problems[what] ?? 0) + 1
    }
  }

  /** `ms`: since it was wanted. `sentMs`: since it was sent, without what the crowd itself kept it waiting. */
  time(what: Timing, ms: number, sentMs = ms): void {
    const times = this.#times.get(what) ?? { wanted: new Histogram(), sent: new Histogram() }
    this.#times.set(what, times)
    times.wanted.add(ms)
    times.sent.add(sentMs)
  }

  tick(atMs: number, sinceLastMs: number): CrowdTick {
    this.#waitingMs += this.waiting * sinceLastMs
    this.#peakRss = Math.max(this.#peakRss, process.memoryUsage.rss())
    const { arrived, waiting, active, ticketCodes } = this
    return { atMs, arrived, waiting, active, registered: ticketCodes.length }
  }

  report(): CrowdReport {
    const { user, system } = process.cpuUsage()
    const ended = Object.values(this.ends).reduce((sum, count) => sum + count, 0)
    const times = [...this.#times].map(([what, { wanted, sent }]) => {
      const [p50, p99] = [wanted.percentile(0.5), wanted.percentile(0.99)]
      const sentP50 = sent.percentile(0.5)
      const sentP99 = sent.percentile(0.99)
      return [what, { count: wanted.count, p50, p99, max: wanted.max, sentP50, sentP99 }] as const
    })
    return {
      ends: this.ends,
      unanswered: this.arrived - ended,
      ticketCodes: this.ticketCodes,
      counts: this.counts,
      problems: this.problems,
      times: Object.fromEntries(times),
      waitingMinutes: this.#waitingMs / 60_000,
      cpuSeconds: (user + system) / 1e6,
      peakRssMb: this.#peakRss / 1_048_576,
    }
  }
}
