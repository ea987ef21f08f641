import { eq, inArray, sql } from "drizzle-orm"
import { expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { barrier } from "#testing/database/barrier.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { calledNumbers } from "#testing/database/lines.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { takeTurns } from "./commands/enter-line.ts"

// As many as have connections count what is promised before the first one promises more.
const everybodyHasCounted = barrier(8)

// The twin of enter.race.test.ts: the same 50 callers for three seats, but the line is read without its lock.
vi.mock("./queries.ts", async (original) => {
  const real = await original<typeof import("./queries.ts")>()
  return {
    ...real,
    lockLines: (tx: Tx, ids: readonly number[]) =>
      tx
        .select({ line, campaign })
        .from(line)
        .innerJoin(campaign, eq(campaign.id, line.campaignId))
        .where(inArray(line.id, [...ids])),
    readPromises: async (tx: Tx, lineId: number, now: Date) => {
      const promises = await real.readPromises(tx, lineId, now)
      await everybodyHasCounted()
      return promises
    },
  }
})

test("without the line's lock, the last seats are promised several times", async () => {
  await layOutCampaign([{ resident: 3 }])
  const queueNumbers = await calledNumbers(50)

  const results = await Promise.allSettled(
    queueNumbers.map(async (queueNumber) => (await takeTurns([{ queueNumber, now: THURSDAY }]))[0]),
  )

  expect(tally(results).entered).toBeGreaterThan(3)
  const [row] = await db().select({ seats: sql<number>`sum(seats)::int` }).from(pass)
  expect(row?.seats).toBeGreaterThan(3)
})
