import { setTimeout as sleep } from "node:timers/promises"
import { layOutGround } from "../portal/ground.ts"
import { type Server, startPortal } from "../portal/portal.ts"
import type { BenchOptions, Report } from "../report.ts"
import { runCrowd } from "../stampede/run-crowd.ts"
import { MINIMAL_PROOFS } from "../stampede/traits.ts"

const CROWDS = [1_000, 10_000, 100_000]
/** After the last has come: the server finishes what arriving left behind, then is measured. */
const SETTLE_MS = 10_000
/** In the lobby a visitor asks every 30 to 60 s: a minute has everybody ask. */
const MEASURE_MS = 60_000
/** Then nobody asks for so long, while all of them still hold their numbers: the heap gives back what answering took. */
const REST_MS = 45_000
const REST_SAMPLES = 10
/** For all crowds the same, so that no figure holds what connections cost. */
const CONNECTIONS = 512

interface Plateau {
  /** While they ask, and while they only wait. */
  readonly busyMb: number
  readonly restMb: number
  readonly cpuPerThousandMinutes: number
}

/** What a waiting visitor costs: 1,000, then 10,000, then 100,000 wait in the lobby of the same server. */
export async function bench({ seconds }: BenchOptions): Promise<Report> {
  await using started = new AsyncDisposableStack()
  started.use(await layOutGround({ seats: 25_000, opensAt: new Date(Date.now() + 50 * 60_000) }))
  const server = started.use(await startPortal({ HELP_DESK_NETWORKS: MINIMAL_PROOFS }))
  // A heap grows to what its busiest minute needs, and keeps that: the largest crowd comes once before it counts.
  await waitTogether(server, CROWDS.at(-1) ?? 0, seconds * 1_000)
  const plateaus: Plateau[] = []
  for (const residents of CROWDS) plateaus.push(await waitTogether(server, residents, seconds * 1_000))
  return report(plateaus)
}

async function waitTogether(server: Server, residents: number, arriveWithinMs: number): Promise<Plateau> {
  const { host, port } = server
  const onlyWaitMs = SETTLE_MS + MEASURE_MS + 2_000
  const limitMs = arriveWithinMs + onlyWaitMs + 60_000
  let waiting = 0
  const crowd = runCrowd(
    {
      ...{ host, port, residents, connections: CONNECTIONS },
      ...{ arriveWithinMs, thinkMs: [0, 0], onlyWaitMs, limitMs },
    },
    (tick) => {
      waiting = tick.waiting
    },
  )
  await sleep(arriveWithinMs + SETTLE_MS)
  const before = server.usage()?.cpuSeconds ?? Number.NaN
  const start = performance.now()
  const busyMb = await leastMemory(server, MEASURE_MS / 1_000)
  const cpuSeconds = (server.usage()?.cpuSeconds ?? Number.NaN) - before
  const minutes = (waiting * (performance.now() - start)) / 60_000
  const { counts } = await crowd
  if (counts.http_errors) throw new Error(`${counts.http_errors} wrong answers while waiting`)
  await sleep(REST_MS)
  const restMb = await leastMemory(server, REST_SAMPLES)
  return { busyMb, restMb, cpuPerThousandMinutes: (cpuSeconds / minutes) * 1_000 }
}

/** Once a second. Garbage comes and goes: what the processes cannot do without is the least that was seen. */
async function leastMemory(server: Server, samples: number): Promise<number> {
  const seen: number[] = []
  for (let n = 0; n < samples; n++) {
    seen.push(server.usage()?.rssMb ?? Number.NaN)
    await sleep(1_000)
  }
  return Math.min(...seen)
}

function report([few, more, many]: readonly Plateau[]): Report {
  if (!few || !more || !many) throw new Error("three crowds are compared")
  const perVisitor = (grownMb: number) => Math.max(0, (grownMb * 1_048_576) / (100_000 - 1_000))
  return {
    name: "growth",
    fields: {
      rss_mb_1k: few.restMb,
      rss_mb_10k: more.restMb,
      rss_mb_100k: many.restMb,
      rss_per_visitor_bytes: perVisitor(many.restMb - few.restMb),
      rss_asking_mb_1k: few.busyMb,
      rss_asking_mb_10k: more.busyMb,
      rss_asking_mb_100k: many.busyMb,
      rss_asking_per_visitor_bytes: perVisitor(many.busyMb - few.busyMb),
      cpu_s_per_1000_waiting_minutes_1k: few.cpuPerThousandMinutes,
      cpu_s_per_1000_waiting_minutes_10k: more.cpuPerThousandMinutes,
      cpu_s_per_1000_waiting_minutes_100k: many.cpuPerThousandMinutes,
      cpu_ratio_100k_to_1k: many.cpuPerThousandMinutes / few.cpuPerThousandMinutes,
    },
    goals: { rss_per_visitor_bytes: { atMost: 256 }, cpu_ratio_100k_to_1k: { atMost: 1.2 } },
    notes: [
      "Waiting in the lobby. The processor over a minute after the last came, and rss_asking the least of that minute, all",
      "processes of the portal: it moves with how much garbage the heap lets lie, which 2,000 questions a second decide. Without",
      `asking is what the waiting themselves cost: the least of ${REST_SAMPLES} s after ${REST_MS / 1_000} s in which all held their numbers and nobody asked.`,
      `Each crowd shares ${CONNECTIONS} connections: what a connection costs is not in these figures. A crowd of the largest`,
      "size has come and gone before: what a process needs for its speed is not in them either.",
    ],
  }
}
