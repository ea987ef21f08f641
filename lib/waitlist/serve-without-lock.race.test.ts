import { eq, inArray, sql } from "drizzle-orm"
import { expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import { takeTurns } from "#lib/waiting-room/commands/enter-line.ts"
import { barrier } from "#testing/database/barrier.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { leaveForms, waitingNumbers } from "#testing/database/waitlist.ts"
import { serveWaitlist } from "./commands/serve-waitlist.ts"

// The list, and those who come by hand, count what is promised before either promises more.
const bothHaveCounted = barrier(2)
const guard = { isOff: false }

// The twin of serve-waitlist.race.test.ts: the line is read without its lock.
vi.mock("#lib/waiting-room/queries.ts", async (original) => {
  const real = await original<typeof import("#lib/waiting-room/queries.ts")>()
  return {
    ...real,
    lockLines: (tx: Tx, ids: readonly number[]) =>
      guard.isOff
        ? tx
            .select({ line, campaign })
            .from(line)
            .innerJoin(campaign, eq(campaign.id, line.campaignId))
            .where(inArray(line.id, [...ids]))
        : real.lockLines(tx, ids),
    readPromises: async (tx: Tx, lineId: number, now: Date) => {
      const promises = await real.readPromises(tx, lineId, now)
      if (guard.isOff) await bothHaveCounted()
      return promises
    },
  }
})

test("without the line's lock the list and those who come by hand are promised the same places", async () => {
  await layOutCampaign([{ resident: 3 }])
  const queueNumbers = await waitingNumbers(6)
  await leaveForms(queueNumbers.slice(0, 3))
  await setLine({ serving: 6 })
  const { id: lineId } = await lineOf()

  guard.isOff = true
  await Promise.all([
    takeTurns(queueNumbers.slice(3).map((queueNumber) => ({ queueNumber, now: THURSDAY }))),
    serveWaitlist(lineId, THURSDAY),
  ])

  const [row] = await db().select({ seats: sql<number>`sum(seats)::int` }).from(pass)
  expect(row?.seats).toBeGreaterThan(3)
})
