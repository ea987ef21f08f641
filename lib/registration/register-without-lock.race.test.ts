import { asc, eq, inArray, sql } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import type { Tx } from "#db/transaction.ts"
import { resident } from "#lib/kernel/actor.ts"
import { barrier } from "#testing/database/barrier.ts"
import { applicant, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { asSeparateProcesses, tally } from "#testing/database/separate-callers.ts"
import { cancelRegistration } from "./commands/cancel-registration.ts"

// As many as have connections read before the first one writes.
const meeting = { point: barrier(8) }
beforeEach(() => {
  meeting.point = barrier(8)
})

// The twin of register.race.test.ts: the same callers, but the quota is read without its lock.
vi.mock("#lib/quota/queries.ts", async (original) => ({
  ...(await original<typeof import("#lib/quota/queries.ts")>()),
  lockSessionQuotas: async (tx: Tx, sessionIds: readonly number[]) => {
    const rows = await tx
      .select({ quota, startsAt: session.startsAt, endsAt: session.endsAt, campaignId: session.campaignId })
      .from(quota)
      .innerJoin(session, eq(session.id, quota.sessionId))
      .where(inArray(quota.sessionId, [...sessionIds]))
      .orderBy(asc(quota.id))
    await meeting.point()
    return rows
  },
}))

/** The constraints that would stop what the missing lock lets through. Each test file has a database of its own. */
async function dropLastGuards(): Promise<void> {
  await db().execute(sql`alter table quota drop constraint if exists quota_never_oversold`)
  await db().execute(sql`alter table registration drop constraint if exists registration_number_key`)
}

const callers = (sessionId: number) => Array.from({ length: 50 }, (_, n) => applicant(n, { sessionId }))

test("without the lock, the last place is saved only by the constraints of the database", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 1 }])
  const results = await asSeparateProcesses(callers(sessionIds[0] ?? 0))

  const { registered, error } = tally(results)
  expect(registered).toBe(1)
  expect(error).toBeGreaterThan(0)
})

test("without the lock and without those constraints, the last place is given several times", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 1 }])
  const sessionId = sessionIds[0] ?? 0
  await dropLastGuards()

  const results = await asSeparateProcesses(callers(sessionId))

  expect(tally(results).registered).toBeGreaterThan(1)
  const { capacity, taken } = await quotaOf(sessionId, "resident")
  expect(taken).toBeGreaterThan(capacity)
})

test("without them, places that are given back while others register are given several times too", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 2 }])
  const sessionId = sessionIds[0] ?? 0
  await dropLastGuards()
  const [first] = callers(sessionId)
  meeting.point = barrier(1)
  const outcome = first && (await registerInTurn(first))
  if (outcome?.kind !== "registered") throw new Error("the first place was free")

  meeting.point = barrier(8)
  const [, ...others] = callers(sessionId)
  await Promise.all([
    cancelRegistration(resident, { ticketCode: outcome.ticketCode }, THURSDAY),
    asSeparateProcesses(others),
  ])

  const { capacity, taken } = await quotaOf(sessionId, "resident")
  expect(taken).toBeGreaterThan(capacity)
})
