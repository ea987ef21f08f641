import { setTimeout as sleep } from "node:timers/promises"
import { layOutGround } from "../portal/bench-database.ts"
import { type Server, startPortal } from "../portal/portal.ts"
import type { BenchOptions, Report } from "../report.ts"
import { runCrowd } from "../stampede/run-crowd.ts"
import { MINIMAL_PROOFS } from "../stampede/traits.ts"

const CROWDS = [1_000, 10_000, 100_000]
/** After the last has come: the server finishes what arriving left behind, then is measured. */
const SETTLE_MS = 10_000
/** In the lobby a browser polls every 30 to 60 s: within a minute, all of them do. */
const MEASURE_MS = 60_000
/** What `collect-garbage.ts` listens for. */
const COLLECT_GARBAGE = "SIGUSR2"
/** Soon after it, for those who wait go on asking. The smallest of some rounds counts: some fall into a moment of work. */
const GARBAGE_MS = 400
const GARBAGE_ROUNDS = 12
/** For all crowds the same, so that no figure holds what connections cost. */
const CONNECTIONS = 512

interface Plateau {
  readonly rssMb: number
  readonly cpuPerThousandMinutes: number
}

/** What a waiting visitor costs: 1,000, then 10,000, then 100,000 wait in the lobby of the same server. */
export async function bench({ seconds }: BenchOptions): Promise<Report> {
  await using started = new AsyncDisposableStack()
  started.use(await layOutGround({ seats: 25_000, opensAt: new Date(Date.now() + 50 * 60_000) }))
  const collector = new URL("./collect-garbage.ts", import.meta.url)
  const settings = { HELP_DESK_NETWORKS: MINIMAL_PROOFS, NODE_OPTIONS: `--import=${collector}` }
  const server = started.use(await startPortal(settings))
  // A heap grows to what its busiest minute needs, and keeps that: the largest crowd comes once before it counts.
  await waitTogether(server, CROWDS.at(-1) ?? 0, seconds * 1_000)
  const plateaus: Plateau[] = []
  for (const residents of CROWDS) plateaus.push(await waitTogether(server, residents, seconds * 1_000))
  return report(plateaus)
}

async function waitTogether(server: Server, residents: number, arriveWithinMs: number): Promise<Plateau> {
  const { host, port } = server
  const onlyWaitMs = SETTLE_MS + MEASURE_MS + (GARBAGE_ROUNDS + 1) * GARBAGE_MS
  const limitMs = arriveWithinMs + onlyWaitMs + 60_000
  let waiting = 0
  const crowd = runCrowd(
    {
      ...{ host, port, residents, connections: CONNECTIONS },
      ...{ arriveWithinMs, thinkMs: [0, 0], listing: 0, onlyWaitMs, limitMs },
    },
    (tick) => {
      waiting = tick.waiting
    },
  )
  await sleep(arriveWithinMs + SETTLE_MS)
  const before = server.usage()?.cpuSeconds ?? Number.NaN
  const start = performance.now()
  await sleep(MEASURE_MS)
  const cpuSeconds = (server.usage()?.cpuSeconds ?? Number.NaN) - before
  const minutes = (waiting * (performance.now() - start)) / 60_000
  const rssMb = await keptMemory(server)
  const { counts } = await crowd
  if (counts.http_errors) throw new Error(`${counts.http_errors} wrong answers while waiting`)
  return { rssMb, cpuPerThousandMinutes: (cpuSeconds / minutes) * 1_000 }
}

/** What the processes hold, without what they would throw away sooner or later: how much that is, chance decides. */
async function keptMemory(server: Server): Promise<number> {
  const rss: number[] = []
  for (let round = 0; round < GARBAGE_ROUNDS; round++) {
    server.signal(COLLECT_GARBAGE)
    await sleep(GARBAGE_MS)
    rss.push(server.usage()?.rssMb ?? Number.NaN)
  }
  return Math.min(...rss)
}

function report([few, more, many]: readonly Plateau[]): Report {
  if (!few || !more || !many) throw new Error("three crowds are compared")
  const grown = (many.rssMb - few.rssMb) * 1_048_576
  return {
    name: "growth",
    fields: {
      rss_mb_1k: few.rssMb,
      rss_mb_10k: more.rssMb,
      rss_mb_100k: many.rssMb,
      rss_per_visitor_bytes: Math.max(0, grown / (100_000 - 1_000)),
      cpu_s_per_1000_waiting_minutes_1k: few.cpuPerThousandMinutes,
      cpu_s_per_1000_waiting_minutes_10k: more.cpuPerThousandMinutes,
      cpu_s_per_1000_waiting_minutes_100k: many.cpuPerThousandMinutes,
      cpu_ratio_100k_to_1k: many.cpuPerThousandMinutes / few.cpuPerThousandMinutes,
    },
    goals: { rss_per_visitor_bytes: { atMost: 256 }, cpu_ratio_100k_to_1k: { atMost: 1.2 } },
    notes: [
      "Waiting in the lobby, over a minute after the last came. Memory is that of all processes of the portal at the end of the",
      "minute, when they have collected their garbage: how much of it lies about is a matter of chance, not of who waits.",
      `Each crowd shares ${CONNECTIONS} connections: what a connection costs is not in these figures. A crowd of the largest`,
      "size has come and gone before: what a process needs for its speed is not in them either.",
    ],
  }
}
