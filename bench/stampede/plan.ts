/** What the crowd's process is told. Times in milliseconds. */
export interface StampedePlan {
  readonly host: string
  readonly port: number
  readonly residents: number
  /** They share at most so many. */
  readonly connections: number
  /** All of them arrive within so many milliseconds, evenly, whatever the server does. */
  readonly arriveWithinMs: number
  /** How long a person fills in the form, at least and at most. */
  readonly thinkMs: readonly [number, number]
  /** Of those who go home without prospect, the share that leaves a form with the waiting list first. */
  readonly listing: number
  /** Arriving is all they do: they wait, and the run ends so long after the last has come. For `growth`. */
  readonly onlyWaitMs?: number
  /** Then the run ends, whether or not all have an answer. */
  readonly limitMs: number
}

/** The crowd at one moment. `atMs` since its start. */
export interface CrowdTick {
  readonly atMs: number
  readonly arrived: number
  readonly waiting: number
  readonly active: number
  readonly registered: number
}

/** How a resident's day ended. */
export type End =
  | "registered"
  /** Told that all places are taken. */
  | "told_full"
  /** Told that more people are ahead than places are left, and went home. */
  | "told_hopeless"
  /** Left a form with the waiting list. */
  | "listed"
  | "left"
  /** Only waits, in `growth`. */
  | "waited"
  | "hostile"
  /** No way forward: a bug or an overload, never right. */
  | "stranded"

/** In milliseconds: from wanting to ask to the whole answer, and (`sent`) without the crowd's own queue. */
export interface Times {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly sentP50: number
  readonly sentP99: number
}

export interface CrowdReport {
  readonly ends: Record<End, number>
  /** Arrived, and without an answer when the run ended. */
  readonly unanswered: number
  readonly ticketCodes: string[]
  readonly counts: Record<string, number>
  /** What went wrong, each kind once, with how often. */
  readonly problems: Record<string, number>
  readonly times: Record<string, Times>
  readonly waitingMinutes: number
  readonly cpuSeconds: number
  readonly peakRssMb: number
}

/** How a crowd process tells: a tick each second, then its report. */
export type CrowdMessage = { tick: CrowdTick } | { report: CrowdReport }
