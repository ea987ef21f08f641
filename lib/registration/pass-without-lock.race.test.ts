import { eq, inArray, sql } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { honouredUntil } from "#lib/waiting-room/rules/passes.ts"
import { barrier } from "#testing/database/barrier.ts"
import { applicant, layOutCampaign } from "#testing/database/campaign.ts"
import { passFor } from "#testing/database/passes.ts"
import { asSeparateProcesses, tally } from "#testing/database/separate-callers.ts"

const meeting = { point: barrier(2) }
beforeEach(() => {
  meeting.point = barrier(2)
})

// The twin of pass.race.test.ts: the same two tabs, but the pass is read without its lock.
vi.mock("#lib/waiting-room/writes/use-passes.ts", async (original) => ({
  ...(await original<typeof import("#lib/waiting-room/writes/use-passes.ts")>()),
  lockPasses: async (tx: Tx, passIds: readonly number[]) => {
    const rows = await tx
      .select({ pass, campaignId: line.campaignId, audience: line.audience })
      .from(pass)
      .innerJoin(line, eq(line.id, pass.lineId))
      .where(inArray(pass.id, [...passIds]))
    await meeting.point()
    return new Map(
      rows.map(({ pass: { id, seats, used, expiresAt }, campaignId, audience }) => [
        id,
        { campaignId, audience, honouredUntil: honouredUntil(expiresAt), seatsLeft: seats - used },
      ]),
    )
  },
}))

async function twoTabs() {
  const { sessionIds } = await layOutCampaign([{ resident: 10 }, { resident: 10 }])
  const holder = await passFor()
  return asSeparateProcesses(
    sessionIds.map((sessionId, n) => applicant(n, { sessionId })),
    [holder],
  )
}

test("without the lock, the second place of a pass for one is stopped only by the constraint", async () => {
  expect(tally(await twoTabs())).toEqual({ registered: 1, error: 1 })
})

test("without the lock and the constraint, a pass for one gives two places", async () => {
  await db().execute(sql`alter table pass drop constraint pass_used_within_seats`)
  expect(tally(await twoTabs())).toEqual({ registered: 2 })
})
