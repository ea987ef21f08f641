import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { systemClock } from "#platform/clock.ts"
import { askAs } from "../action/noop.ts"
import { giveTurns } from "../action/passes.ts"
import { actionFieldsOf } from "../action/posted-form.ts"
import { assetsOf } from "../action/server-actions.ts"
import { Pool } from "../http/pool.ts"
import { textOf } from "../http/unpack.ts"
import { openFilesOf } from "../measure/processes.ts"
import { type Server, startPortal } from "../portal/portal.ts"
import { readDatabase, type Stored } from "./check/database.ts"
import { type FaultGround, layOutFaultGround } from "./ground.ts"
import { type HistoryWriter, writeHistory } from "./history-writer.ts"
import type { FaultKind, Target } from "./kinds/fault-kind.ts"
import { faultKinds } from "./kinds/kinds.ts"
import { servingWorkers } from "./kinds/worker-faults.ts"
import type { Load } from "./load/caller.ts"
import { comeAndGo } from "./load/citizen.ts"
import { release } from "./load/office.ts"
import { work } from "./load/officer.ts"
import { StaffBrowser } from "./load/staff.ts"
import { Turns } from "./load/turns.ts"
import { watchPostgres } from "./watched-postgres.ts"

const WORKERS = 2
/** As many as there are people: each phone has its own. */
const CONNECTIONS = 200
/** A phone gives up then. */
const TIMEOUT_MS = 30_000
/** Of all forms, the share that is cut off after sending while nothing else happens. */
const CUT = 0.03
const CALM_MS = 2_000
/** Then the next fault comes, whether or not the portal is well. */
const RECOVERS_WITHIN_MS = 90_000
/** A portal that does not recover from so many faults in a row is not given more of them. */
const MAX_UNWELL = 3
/** What is under way in the end is answered within this. */
const ENDS_WITHIN_MS = 90_000

/** A portal under load and under faults, whose every call is written into the history file. */
export async function run(rounds: number, file: string): Promise<Stored> {
  await using started = new AsyncDisposableStack()
  const ground = started.use(await layOutFaultGround())
  started.use(watchPostgres(ground.postgres))
  const history = writeHistory(file)
  started.defer(() => history.close())
  await loadAndHarm(ground, history, rounds)
  // The portal has ended: nothing is under way.
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 })
  started.defer(() => sql.end({ timeout: 5 }))
  return await readDatabase(sql)
}

async function loadAndHarm(ground: FaultGround, history: HistoryWriter, rounds: number): Promise<void> {
  await using server = await startPortal({ WORKERS: String(WORKERS) })
  const { host, port, authority } = server
  const pool = new Pool(server, { most: CONNECTIONS, timeoutMs: TIMEOUT_MS })
  const load: Load = { host, port, authority, pool, history, cut: CUT, isStopping: false, isOver: false }
  try {
    const turns = new Turns(ground.campaignId)
    await turns.refill()
    const { action, asset } = await learn(server, pool, ground)
    const clients = startClients(load, ground, turns, action)
    // A client that fails ends the run; while faults happen nobody waits for it yet.
    clients.catch(() => {})
    const target = { server, ground, load, asset }
    await harm(target, turns, rounds)
    await finish(load, clients)
  } finally {
    load.isOver = true
    pool.close()
  }
}

/** What a browser learns from the form of `/daftar`: its action, and a script that it loads. */
async function learn(server: Server, pool: Pool, { campaignId }: FaultGround) {
  const [turn = ""] = await giveTurns(campaignId, 1, systemClock.now())
  const html = textOf(await askAs(server, pool, `giliran=${turn}`)("/daftar", "page"))
  return { action: actionFieldsOf(html), asset: await largestAsset(server, pool) }
}

/** Of what the sign-in page loads: too much for one packet. */
async function largestAsset(server: Server, pool: Pool): Promise<string> {
  const ask = askAs(server, pool)
  const assets = assetsOf(textOf(await ask("/masuk", "page")))
  const sizes = await Promise.all(assets.map(async (path) => (await ask(path, "asset")).body.length))
  const largest = assets[sizes.indexOf(Math.max(...sizes))]
  if (!largest) throw new Error("/masuk loads nothing")
  return largest
}

function startClients(load: Load, ground: FaultGround, turns: Turns, action: Record<string, string>) {
  const { sessionIds, officers, administrator } = ground
  const registering = { load, turns, action, sessionIds, nextPerson: 0, arriving: [] as string[] }
  const browser = (account: FaultGround["administrator"], index: number) =>
    new StaffBrowser(load, account, `10.1.0.${1 + index}`)
  return Promise.all([
    comeAndGo(registering),
    ...officers.map((officer, index) => work(load, browser(officer, index), registering.arriving)),
    release(load, browser(administrator, 100)),
  ])
}

/** Causes every kind of fault once a round, each when the portal is well again. */
async function harm(target: Target, turns: Turns, rounds: number): Promise<void> {
  let unwell = (await calm(target)) ? 0 : 1
  for (let round = 1; round <= rounds; round++) {
    for (const kind of shuffled(faultKinds)) {
      if (unwell === MAX_UNWELL) return
      unwell = (await cause(kind, target, `${round}/${rounds}`)) ? 0 : unwell + 1
      if (unwell === 0) await turns.refill()
    }
  }
}

async function cause(kind: FaultKind, target: Target, round: string): Promise<boolean> {
  const { history } = target.load
  const [start, files] = [Date.now(), openFiles(target)]
  await kind.cause(target)
  const recovered = await calm(target)
  const end = Date.now()
  history.record({ type: "fault", kind: kind.name, start, end, spares: kind.spares, recovered })
  const seconds = ((end - start) / 1_000).toFixed(1)
  const state = recovered ? "calm again" : "NOT calm"
  console.error(
    `  ${round} ${kind.name}: ${state} after ${seconds} s, ${openFiles(target) - files} more files open`,
  )
  return recovered
}

const openFiles = ({ server }: Target) =>
  servingWorkers(server).reduce((sum, worker) => sum + openFilesOf(worker), 0)

/** Waits until every worker serves and every call is answered in time. Returns whether that came to pass. */
async function calm({ server, load }: Target): Promise<boolean> {
  const until = Date.now() + RECOVERS_WITHIN_MS
  await sleep(CALM_MS) // what was before the fault does not count
  while (Date.now() < until) {
    await sleep(250)
    if (servingWorkers(server).length === WORKERS && load.history.isCalmSince(CALM_MS)) return true
  }
  return false
}

/** Begins nothing new, and lets what is under way be answered. */
async function finish(load: Load, clients: Promise<unknown>): Promise<void> {
  load.isStopping = true
  load.cut = 0
  const timer = setTimeout(() => {
    load.isOver = true
  }, ENDS_WITHIN_MS)
  await clients
  clearTimeout(timer)
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
