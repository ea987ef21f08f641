import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { closeDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import type { PassHolder } from "#lib/kernel/actor.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { register, sealRequest } from "#lib/registration/commands/register.ts"
import { type Applicant, registerSchema } from "#lib/registration/schema.ts"
import { systemClock } from "#platform/clock.ts"
import { env } from "#platform/env.ts"
import { ensureDatabase } from "#scripts/postgres/databases.ts"
import { startThrowAwayPostgres } from "#scripts/postgres/throw-away.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { passesFor } from "#testing/database/passes.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import type { BenchOptions, Report } from "../report.ts"
import { type HotQuota, layOutHotQuota } from "./hot-quota.ts"
import { registerNaively } from "./naive.ts"
import { registerRaw } from "./raw-batch.ts"

const CALLERS = 128
const RAW_BATCH = 100
/** Faster than anything writes. */
const MAX_PER_S = 40_000

/** Three ways to write a registration, one hot quota row, the same durable Postgres, measured in turn. */
export async function bench({ seconds, rounds }: BenchOptions): Promise<Report> {
  const cluster = await startThrowAwayPostgres({ durable: true })
  try {
    process.env.DATABASE_URL = await ensureDatabase(cluster.adminUrl, cluster.password)
    Object.assign(process.env, generateSecrets())
    await migrate(process.env.DATABASE_URL)
    return await measure(await layOutHotQuota(systemClock.now()), seconds, rounds)
  } finally {
    await closeDatabase()
    await cluster.stop()
  }
}

async function measure(hot: HotQuota, seconds: number, rounds: number): Promise<Report> {
  const raw = postgres(env().DATABASE_URL, { max: env().DATABASE_POOL_SIZE })
  const ofDrizzle = postgres(env().DATABASE_URL, { max: env().DATABASE_POOL_SIZE })
  const plain = drizzle(ofDrizzle)
  const people = applicants(hot, seconds)
  const nextSealed = () => {
    const { holder, applicant } = people.next()
    return sealRequest(holder, applicant, systemClock.now())
  }
  const contenders = {
    naive: () =>
      callers(CALLERS, seconds, async () => ((await registerNaively(plain, hot, nextSealed())) ? 1 : 0)),
    register: () =>
      callers(CALLERS, seconds, async () => {
        const { holder, applicant } = people.next()
        const { kind } = await register(holder, applicant, systemClock.now())
        return kind === "registered" ? 1 : 0
      }),
    raw: () =>
      callers(Math.ceil(CALLERS / RAW_BATCH), seconds, () =>
        registerRaw(raw, hot, Array.from({ length: RAW_BATCH }, nextSealed)),
      ),
  }
  const rates: Record<keyof typeof contenders, number[]> = { naive: [], register: [], raw: [] }
  for (let round = 0; round < rounds; round++) {
    for (const contender of ["naive", "register", "raw"] as const) {
      await people.refill()
      rates[contender].push(await contenders[contender]())
    }
  }
  await ofDrizzle.end()
  await raw.end()
  return report(rates, await findLedgerDifferences())
}

function report(rates: Record<string, number[]>, differences: { rule: string }[]): Report {
  const [naive = 0, registered = 0, raw = 0] = [rates.naive, rates.register, rates.raw].map(median)
  return {
    name: "write-path",
    fields: {
      naive_per_s: naive,
      register_per_s: registered,
      raw_batch_per_s: raw,
      ratio_to_naive: registered / naive,
      ratio_to_raw: registered / raw,
      oversold: differences.filter(({ rule }) => rule === "oversold").length,
      duplicates: differences.filter(({ rule }) => rule === "duplicate_person").length,
      ledger_differences: differences.length,
    },
    goals: {
      ratio_to_naive: { atLeast: 20 },
      ratio_to_raw: { atLeast: 0.5 },
      oversold: { atMost: 0 },
      duplicates: { atMost: 0 },
      ledger_differences: { atMost: 0 },
    },
    notes: [
      `Registrations per second, median of ${rates.naive?.length} rounds, ${CALLERS} callers, one quota row.`,
    ],
  }
}

/** Calls until the time is over, each caller one call after another. Returns registrations per second. */
async function callers(count: number, seconds: number, call: () => Promise<number>): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1_000
  let done = 0
  const work = Array.from({ length: count }, async () => {
    while (performance.now() < end) {
      const more = await call()
      done += more
    }
  })
  await Promise.all(work)
  return done / ((performance.now() - start) / 1_000)
}

/**
 * Forms arrive typed and parsed, each from the holder of a pass: enough of them are made before each measurement, never
 * while the clock runs.
 */
function applicants(hot: HotQuota, seconds: number) {
  const waiting: { holder: PassHolder; applicant: Applicant }[] = []
  let index = 0
  return {
    async refill() {
      const missing = seconds * MAX_PER_S - waiting.length
      for (const holder of await passesFor(missing, "resident", systemClock.now())) {
        const person = generatedPerson(index++, { sessionId: hot.sessionId })
        const applicant = registerSchema.parse({ ...person, residency: "resident", kelurahan: hot.kelurahan })
        waiting.push({ holder, applicant })
      }
    },
    next() {
      const one = waiting.pop()
      if (!one) throw new Error("the bench is faster than expected: raise MAX_PER_S")
      return one
    },
  }
}

function median(values: number[] = []): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
