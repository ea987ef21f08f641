import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { systemClock } from "#platform/clock.ts"
import { Pool } from "../http/pool.ts"
import { load } from "../load/load.ts"
import type { LoadOrder } from "../load/order.ts"
import { median } from "../measure/median.ts"
import { layOutGround } from "../portal/bench-database.ts"
import { type Server, startPortal } from "../portal/portal.ts"
import type { BenchOptions, Report } from "../report.ts"
import { learnNoop } from "./noop.ts"
import { giveTurns } from "./passes.ts"
import { learnRegistration } from "./requests.ts"

/**
 * Browsers with a request under way, as many for both: enough that the portal never waits for the next while
 * registrations wait for others and for the disk. With 64 it did (0.79 beside 0.94 on one afternoon).
 */
const CONNECTIONS = 160
const WARM_UP_MS = 2_000
/** Faster than anything registers through Next. */
const MAX_PER_S = 2_000

/** Server actions over HTTP, one worker: one that does nothing, and the whole registration. */
export async function bench({ seconds, rounds }: BenchOptions): Promise<Report> {
  const perRound = (seconds + WARM_UP_MS / 1_000) * MAX_PER_S
  await using started = new AsyncDisposableStack()
  const ground = started.use(await layOutGround({ seats: rounds * perRound * 2 }))
  const server = started.use(await startPortal({ WORKERS: "1" }))
  const turns = await giveTurns(ground.campaignId, rounds * perRound + 1, systemClock.now())
  const { nothing, registration: registrationOf } = await learn(server, turns.pop() ?? "")

  const rates = { noop: [] as number[], registration: [] as number[] }
  let loadCpu = 0
  for (let round = 0; round < rounds; round++) {
    const people = turns.splice(0, perRound).map((turn, n) => registrationOf(round * perRound + n, turn))
    const noop = await measure(server, { requests: [nothing], once: false, status: 200 }, seconds)
    const registering = await measure(server, { requests: people, once: true, status: 204 }, seconds)
    rates.noop.push(noop.perSecond)
    rates.registration.push(registering.perSecond)
    loadCpu = Math.max(loadCpu, noop.loadCpu, registering.loadCpu)
  }
  return report(rates, loadCpu, await proof(rates.registration, seconds), rounds)
}

async function learn(server: Server, turn: string) {
  const pool = new Pool(server, { most: 1 })
  try {
    return {
      nothing: await learnNoop(server, pool),
      registration: await learnRegistration(server, pool, turn),
    }
  } finally {
    pool.close()
  }
}

type Sent = Pick<LoadOrder, "requests" | "once" | "status">

function measure({ host, port }: Server, sent: Sent, seconds: number) {
  const times = { warmUpMs: WARM_UP_MS, measureMs: seconds * 1_000 }
  return load({ host, port, connections: CONNECTIONS, ...times, ...sent })
}

/** Only what the database holds counts as a registration. */
async function proof(rates: readonly number[], seconds: number) {
  const registered = await db().$count(registration)
  const measured = rates.reduce((sum, rate) => sum + rate * seconds, 0)
  return {
    missing: Math.max(0, Math.round(measured - registered)),
    ledger: (await findLedgerDifferences()).length,
  }
}

function report(
  rates: { noop: number[]; registration: number[] },
  loadCpu: number,
  { missing, ledger }: { missing: number; ledger: number },
  rounds: number,
): Report {
  const [noop, registered] = [median(rates.noop), median(rates.registration)]
  return {
    name: "action",
    fields: {
      noop_per_s: noop,
      registration_per_s: registered,
      ratio: registered / noop,
      acked_missing: missing,
      ledger_differences: ledger,
      load_cpu: loadCpu,
    },
    goals: { ratio: { atLeast: 0.85 }, acked_missing: { atMost: 0 }, ledger_differences: { atMost: 0 } },
    notes: [
      `Server actions per second over HTTP, one worker, ${CONNECTIONS} connections, median of ${rounds} rounds.`,
      "The action that does nothing is the portal's look-up without a NIK and a phone, called as Next's client calls it: it",
      "reads two fields and answers. The registration is posted as its page's script posts it, and leads to the ticket.",
    ],
  }
}
