import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { pass } from "#db/schema/waiting-room.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { takeTurns } from "#lib/waiting-room/commands/enter-line.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { leaveForms, listedAs, waitingNumbers } from "#testing/database/waitlist.ts"
import { serveWaitlist } from "./commands/serve-waitlist.ts"
import { withdrawFromWaitlist } from "./commands/withdraw-from-waitlist.ts"

/** So many forms with the line, all of them called. */
async function listOf(forms: number, places: number) {
  await layOutCampaign([{ resident: places }])
  const queueNumbers = await waitingNumbers(forms + 20)
  await leaveForms(queueNumbers.slice(0, forms))
  await setLine({ serving: forms + 20 })
  return { lineId: (await lineOf()).id, tickets: queueNumbers }
}

test("eight processes serve the list at once: as many are registered as there are places, each once, in order", async () => {
  const { lineId } = await listOf(20, 7)
  await Promise.all(Array.from({ length: 8 }, () => serveWaitlist(lineId, THURSDAY)))
  const statuses = (await listedAs()).map(({ status }) => status)
  expect(statuses).toEqual([...Array(7).fill("registered"), ...Array(13).fill("waiting")])
  expect(await db().$count(registration)).toBe(7)
  expect((await lineOf()).waitlisted).toBe(13)
  expect(await findLedgerDifferences()).toEqual([])
})

test("the list and those who take their turn by hand share the places: nothing is promised twice", async () => {
  const { lineId, tickets: queueNumbers } = await listOf(20, 7)
  const byHand = queueNumbers.slice(20)
  const [entered] = await Promise.all([
    Promise.allSettled(
      byHand.map(async (queueNumber) => (await takeTurns([{ queueNumber, now: THURSDAY }]))[0]),
    ),
    serveWaitlist(lineId, THURSDAY),
  ])
  const [row] = await db().select({ open: sql<number>`sum(seats - used)::int` }).from(pass)
  const registered = await db().$count(registration)
  expect(registered + (row?.open ?? 0)).toBeLessThanOrEqual(7)
  expect(tally(entered).error ?? 0).toBe(0)
  expect(registered + (tally(entered).entered ?? 0)).toBe(7)
})

test("who withdraws at the moment of being served either has a place or has none, and both sides agree", async () => {
  for (let round = 0; round < 5; round++) {
    const { lineId, tickets: queueNumbers } = await listOf(1, 1)
    const [queueNumber] = queueNumbers
    if (!queueNumber) throw new Error("tickets were asked for")
    const [withdrawn] = await Promise.all([
      withdrawFromWaitlist(queueNumber, 1, THURSDAY),
      serveWaitlist(lineId, THURSDAY),
    ])
    const [entry] = await listedAs()
    expect(entry?.status).toBe(withdrawn.kind === "withdrawn" ? "withdrawn" : "registered")
    expect(await db().$count(registration)).toBe(withdrawn.kind === "withdrawn" ? 0 : 1)
  }
})
