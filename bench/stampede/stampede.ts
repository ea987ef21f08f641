import { availableParallelism } from "node:os"
import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { learnNoop } from "../action/noop.ts"
import { Pool } from "../http/pool.ts"
import { get } from "../http/request.ts"
import { load } from "../load/load.ts"
import { layOutGround } from "../portal/bench-database.ts"
import { type Server, startPortal } from "../portal/portal.ts"
import { type StampedeOptions, thinkMs } from "./options.ts"
import type { CrowdReport, CrowdTick } from "./plan.ts"
import { runCrowd } from "./run-crowd.ts"
import { MINIMAL_PROOFS } from "./traits.ts"
import { compareWithDatabase, type Findings } from "./verdict.ts"
import { type Watch, watch } from "./watch.ts"

export interface Stampede {
  readonly crowd: CrowdReport
  readonly verdict: Findings
  readonly watched: Watch
  readonly ticks: readonly CrowdTick[]
  /** Since the first arrival, in milliseconds. */
  readonly opensAtMs: number
  readonly startedAt: number
  /**
   * Actions a second that do nothing, of all workers together, with the same generator beside them: just before the
   * crowd comes and when it has gone, since a shared machine is not as fast at every moment.
   */
  readonly noopPerS: readonly number[]
  /** Processes that served. */
  readonly workers: number
}

/** From the last arrival on, every resident has an answer within this. */
const PATIENCE_MS = 20 * 60_000
/** What a portal of two workers takes at once, and tens of thousands of phones behind them. */
const CONNECTIONS = 4_096
const NOOP_CONNECTIONS = 64
const NOOP_MS = 5_000
/** Seconds between two lines about how it goes. */
const TELL_EVERY = 10

function inWords({ atMs, arrived, waiting, active, registered }: CrowdTick): string {
  const seconds = Math.round(atMs / 1_000)
  return `  ${seconds} s: ${arrived} arrived, ${waiting} waiting, ${active} filling in, ${registered} registered`
}

/** The whole thing once: a server and a database of its own, the crowd, and what the database says afterwards. */
export async function stampede(options: StampedeOptions, { noop = true } = {}): Promise<Stampede> {
  const { residents, seconds, seats } = options
  const opensLater = new Date(Date.now() + 30 * 60_000)
  await using started = new AsyncDisposableStack()
  const ground = started.use(await layOutGround({ seats, opensAt: opensLater }))
  const workers = Math.max(2, availableParallelism())
  const server = started.use(
    await startPortal({ HELP_DESK_NETWORKS: MINIMAL_PROOFS, WORKERS: String(workers) }),
  )
  await warmUp(server)
  const noopPerS = noop ? [await measureNoop(server)] : []

  const arriveWithinMs = seconds * 1_000
  const opensAtMs = Math.round(arriveWithinMs / 3)
  const startedAt = Date.now()
  const opensAt = new Date(startedAt + opensAtMs)
  await db().update(campaign).set({ opensAt }).where(eq(campaign.id, ground.campaignId))

  const watched = watch(server)
  const ticks: CrowdTick[] = []
  const { host, port } = server
  const limitMs = arriveWithinMs + PATIENCE_MS
  const common = { host, port, residents, connections: CONNECTIONS }
  const plan = {
    ...common,
    arriveWithinMs,
    thinkMs: thinkMs(options.think),
    listing: options.listing,
    limitMs,
  }
  const crowd = await runCrowd(plan, (tick) => {
    ticks.push(tick)
    if (ticks.length % TELL_EVERY === 0) console.error(inWords(tick))
  })
  await watched.stop()
  if (noop) noopPerS.push(await measureNoop(server))
  const verdict = await compareWithDatabase(crowd.ticketCodes, residents)
  return { crowd, verdict, watched, ticks, opensAtMs, startedAt, noopPerS, workers }
}

/** On opening day the portal has been up for days: every worker has compiled and kept what the crowd asks for first. */
async function warmUp(server: Server): Promise<void> {
  const pool = new Pool(server, { most: 32, timeoutMs: 120_000 })
  const paths = ["/", "/antre", "/cek", "/tiket/0000000000000000"]
  for (let round = 0; round < 10; round++) {
    const asked = paths.flatMap((path) => Array.from({ length: 8 }, () => path))
    await Promise.all(asked.map((path) => pool.ask(get(server.authority, path, "page"))))
  }
  pool.close()
}

/** In the same run and on the same workers as the crowd. */
async function measureNoop(server: Server): Promise<number> {
  const pool = new Pool(server, { most: 1 })
  const request = await learnNoop(server, pool).finally(() => pool.close())
  const { host, port } = server
  const times = { warmUpMs: 2_000, measureMs: NOOP_MS }
  const order = {
    host,
    port,
    connections: NOOP_CONNECTIONS,
    ...times,
    requests: [request],
    once: false,
    status: 200,
  }
  return (await load(order)).perSecond
}
