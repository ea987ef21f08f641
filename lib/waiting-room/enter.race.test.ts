import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { pass } from "#db/schema/waiting-room.ts"
import { mintPassHolder } from "#lib/kernel/actor.ts"
import { register } from "#lib/registration/commands/register.ts"
import { administrator, applicant, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { calledNumbers, joinRequest } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { tally, tallyOf } from "#testing/database/separate-callers.ts"
import { enterLine, takeTurns } from "./commands/enter-line.ts"
import { holdPlaces } from "./commands/hold-places.ts"
import { joinAll } from "./commands/join-and-enter.ts"
import { joinLine } from "./commands/join-line.ts"
import type { QueueNumber } from "./types.ts"

/** As if each had reached a process of their own: only the database can keep them apart. */
async function enterApart(queueNumbers: readonly QueueNumber[]) {
  return Promise.allSettled(
    queueNumbers.map(async (queueNumber) => (await takeTurns([{ queueNumber, now: THURSDAY }]))[0]),
  )
}

async function promisedSeats(): Promise<number> {
  const [row] = await db().select({ seats: sql<number>`coalesce(sum(seats - used), 0)::int` }).from(pass)
  return row?.seats ?? 0
}

test("the last seats are promised once, to 50 callers in 50 processes or in one", async () => {
  await layOutCampaign([{ resident: 3 }])
  const queueNumbers = await calledNumbers(50)
  expect(tally(await enterApart(queueNumbers))).toEqual({ entered: 3, no_free_seat: 47 })
  expect(await promisedSeats()).toBe(3)

  await layOutCampaign([{ resident: 3 }])
  const together = await Promise.all(
    (await calledNumbers(50)).map((queueNumber) => enterLine(queueNumber, THURSDAY)),
  )
  expect(tallyOf(together)).toEqual({ entered: 3, no_free_seat: 47 })
})

test("families share what is left, and no seat is promised twice", async () => {
  await layOutCampaign([{ resident: 12 }])
  expect(tally(await enterApart(await calledNumbers(50, 5)))).toEqual({ entered: 3, no_free_seat: 47 })
  expect(await promisedSeats()).toBe(12)
})

test("of 50 who join and enter in one step at once, as many enter as there are seats", async () => {
  await layOutCampaign([{ resident: 3 }])
  const requests = await Promise.all(Array.from({ length: 50 }, () => joinRequest()))
  const results = await Promise.allSettled(
    requests.map(async (request) => (await joinAll([{ request, now: THURSDAY }]))[0]),
  )
  expect(tally(results)).toEqual({ entered: 3, joined: 47 })
  const { issued, serving } = await lineOf()
  expect({ issued, serving }).toEqual({ issued: 50, serving: 3 })
})

test("one number gets one pass, however often it asks at once", async () => {
  await layOutCampaign([{ resident: 50 }])
  const [queueNumber] = await calledNumbers(1)
  if (!queueNumber) throw new Error("one queue number was asked for")
  expect(tally(await enterApart(Array.from({ length: 20 }, () => queueNumber)))).toEqual({ entered: 20 })
  expect(await db().$count(pass)).toBe(1)
})

test("one proof buys one number, however often it is sent at once; without the primary key, 20", async () => {
  await layOutCampaign([{ resident: 50 }])
  const request = await joinRequest()
  const spend = () =>
    Promise.allSettled(
      Array.from({ length: 20 }, async () => (await joinAll([{ request, now: THURSDAY }]))[0]),
    )
  expect(tally(await spend())).toEqual({ entered: 1, spent: 19 })
  expect((await joinLine(request, THURSDAY)).kind).toBe("spent")
  expect((await lineOf()).issued).toBe(1)

  await layOutCampaign([{ resident: 50 }])
  await db().execute(sql`alter table spent_proof drop constraint spent_proof_pkey`)
  try {
    const again = await joinRequest()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, async () => (await joinAll([{ request: again, now: THURSDAY }]))[0]),
    )
    expect(tally(results)).toEqual({ entered: 20 })
  } finally {
    await layOutCampaign([{ resident: 1 }])
    await db().execute(sql`alter table spent_proof add primary key (digest)`)
  }
})

test("numbers are given once and without a gap, by whichever command", async () => {
  await layOutCampaign([{ resident: 50 }])
  const requests = await Promise.all(Array.from({ length: 60 }, () => joinRequest()))
  const outcomes = await Promise.all(
    requests.map((request, n) =>
      n % 2 ? joinLine(request, THURSDAY) : joinAll([{ request, now: THURSDAY }]).then(([one]) => one),
    ),
  )
  const numbers = outcomes.map((one) => (one && "queueNumber" in one ? one.queueNumber.number : 0))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
})

test("places are held or promised, never both, and every holder of a pass registers", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 20 }])
  const sessionId = sessionIds[0] ?? 0
  const { id: quotaId } = await quotaOf(sessionId, "resident")
  const ani = await administrator("ani")
  const queueNumbers = await calledNumbers(40)
  const hold = () => {
    const input = { holds: [{ quotaId, amount: 3 }], reason: "Cadangan pagi", idempotencyKey: randomUUID() }
    return holdPlaces(ani, input, THURSDAY)
  }

  const [entered] = await Promise.all([
    enterApart(queueNumbers),
    Promise.all(Array.from({ length: 5 }, hold)),
  ])

  const passes = entered.flatMap((result) =>
    result.status === "fulfilled" && result.value?.kind === "entered" ? [result.value.pass] : [],
  )
  const { capacity, held } = await quotaOf(sessionId, "resident")
  expect(passes.length + held).toBeLessThanOrEqual(capacity)
  const registered = await Promise.all(
    passes.map(({ passId }, n) => register(mintPassHolder(passId), applicant(n, { sessionId }), THURSDAY)),
  )
  expect(tallyOf(registered)).toEqual({ registered: passes.length })
})
