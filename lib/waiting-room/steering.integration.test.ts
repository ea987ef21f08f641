import { randomUUID } from "node:crypto"
import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import { administrator, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { calledNumbers, joinRequest, setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { tallyOf } from "#testing/database/separate-callers.ts"
import { advanceQueue } from "./commands/advance-queue.ts"
import { announce } from "./commands/announce.ts"
import { changeLine } from "./commands/change-line.ts"
import { enterLine } from "./commands/enter-line.ts"
import { holdPlaces } from "./commands/hold-places.ts"
import { joinLine } from "./commands/join-line.ts"
import { noteLoad } from "./commands/note-load.ts"
import { loadQueueOffice } from "./loaders.ts"
import { readStatusSnapshot } from "./queries.ts"
import { nextPollSeconds } from "./rules/poll-interval.ts"
import type { QueueNumber } from "./types.ts"

// `loaders.ts` also reads cookies, which exist only inside Next.
vi.mock("next/headers", () => ({}))

const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1_000)
const statusOf = async (now: Date) =>
  (await readStatusSnapshot((await lineOf()).campaignId, now)).status.lines.resident

let sessionId: number
beforeEach(async () => {
  sessionId = (await layOutCampaign([{ resident: 10, outside_city: 2 }])).sessionIds[0] ?? 0
})

async function enter(queueNumber: QueueNumber | undefined, now: Date) {
  if (!queueNumber) throw new Error("no such queue number")
  return enterLine(queueNumber, now)
}

const seen = { inFlight: 60, queued: 10, shed: 50, limit: 64, latencyMs: 300 }
const nothing = {
  queuedSubmits: 0,
  shedSubmits: 0,
  calledWithoutSeat: {},
}

test("no position is called while as many wait for a seat as there are free seats", async () => {
  await setLine({ issued: 5_000, serving: 0, pace: 400, maxActive: 5_000 })
  const { id } = await lineOf()
  await noteLoad({ ...nothing, ...seen, workerId: "a", calledWithoutSeat: { [id]: 4 } }, THURSDAY)
  await noteLoad(
    { ...nothing, ...seen, workerId: "b", calledWithoutSeat: { [id]: 6, [id + 1]: 9 } },
    THURSDAY,
  )
  await advanceQueue(THURSDAY)
  expect((await lineOf()).serving).toBe(0)
  await noteLoad({ ...nothing, ...seen, workerId: "b", calledWithoutSeat: { [id]: 3 } }, after(1))
  await advanceQueue(after(1))
  expect((await lineOf()).serving).toBe(3)
})

test("a pace that a front door cannot follow is halved", async () => {
  const load = { ...nothing, workerId: "a", ...seen, queuedSubmits: 5, shedSubmits: 5 }
  await setLine({ issued: 5_000, pace: 400, maxActive: 5_000 })
  await noteLoad(load, THURSDAY)
  await noteLoad({ ...load, shedSubmits: 7 }, THURSDAY)
  await advanceQueue(THURSDAY)
  expect((await lineOf()).pace).toBe(200)
  await noteLoad({ ...load, shedSubmits: 7, shed: 900 }, after(4))
  await advanceQueue(after(4))
  expect((await lineOf()).pace).toBe(200)
  const office = await loadQueueOffice(
    await administrator("ani"),
    await findActiveCampaign(after(5)),
    after(5),
  )
  expect(office.workers).toEqual({ ...seen, count: 1, shed: 900 })
})

test("a paused line gives numbers and no turns, and keeps what it promised", async () => {
  const [one, two] = await calledNumbers(2)
  const first = await enter(one, THURSDAY)
  const ani = await administrator("ani")
  const { id: lineId } = await lineOf()

  const paused = await changeLine(ani, { lineId, paused: true }, THURSDAY)
  expect(paused).toMatchObject({ kind: "changed", line: { paused: true } })
  expect(await changeLine(ani, { lineId, paused: true }, THURSDAY)).toMatchObject({ kind: "unchanged" })
  expect(await enter(two, THURSDAY)).toEqual({ kind: "not_open", phase: "paused" })
  expect(await enter(one, THURSDAY)).toEqual(first)
  expect(await joinLine(await joinRequest(), THURSDAY)).toMatchObject({
    kind: "joined",
    queueNumber: { number: 3 },
  })
  await advanceQueue(THURSDAY)
  expect((await lineOf()).serving).toBe(2)
  // The next to be called asks often enough to hear of the end before others are called instead.
  expect(nextPollSeconds(await statusOf(THURSDAY), 3, 0, 1)).toBeLessThan(10)

  await changeLine(ani, { lineId, paused: false }, after(1))
  expect(await enter(two, after(1))).toMatchObject({ kind: "entered" })
})

test("limits hold from the next turn on, and every change is in the audit trail", async () => {
  const called = await calledNumbers(4)
  const ani = await administrator("ani")
  const { id: lineId } = await lineOf()
  await changeLine(ani, { lineId, paused: true, maxActive: 2, maxPerMinute: 60 }, THURSDAY)
  await changeLine(ani, { lineId, paused: false, maxPerMinute: null }, THURSDAY)
  await announce(ani, { campaignId: 1, audiences: ["resident"], text: " Sistem sibuk. " }, THURSDAY)

  expect(tallyOf(await Promise.all(called.map((queueNumber) => enter(queueNumber, THURSDAY))))).toEqual({
    entered: 2,
    no_free_seat: 2,
  })
  const status = await readStatusSnapshot((await lineOf()).campaignId, after(1))
  expect(status.status.lines.resident.announcement).toEqual({
    text: "Sistem sibuk.",
    at: THURSDAY.toISOString(),
  })
  expect(status.status.lines.outside_city.announcement).toBeNull()
  const actions = (await db().select().from(auditEvent).orderBy(auditEvent.id)).map(({ action }) => action)
  expect(actions.slice(1)).toEqual([
    "line.pause",
    "line.set_limits",
    "line.resume",
    "line.set_limits",
    "line.announce",
  ])
  await announce(ani, { campaignId: 1, audiences: ["resident"], text: "" }, after(1))
  expect((await statusOf(after(1))).announcement).toBeNull()
  expect(await changeLine(ani, { lineId: 999 }, THURSDAY)).toEqual({ kind: "unknown_line" })
})

test("places that are promised cannot be held; others can, once for each key", async () => {
  const ani = await administrator("ani")
  const { id: quotaId } = await quotaOf(sessionId, "resident")
  const called = await calledNumbers(4)
  for (const queueNumber of called) await enter(queueNumber, THURSDAY)
  const hold = (amount: number, idempotencyKey = randomUUID()) =>
    holdPlaces(ani, { holds: [{ quotaId, amount }], reason: "Cadangan rapat", idempotencyKey }, THURSDAY)

  expect(await hold(11)).toMatchObject({ kind: "not_enough_available" })
  expect(await hold(7)).toEqual({ kind: "promised", free: 6 })
  const key = randomUUID()
  expect(await hold(6, key)).toMatchObject({ kind: "held", total: 6, quotas: [{ held: 6 }] })
  expect(await hold(6, key)).toMatchObject({ kind: "held", total: 6, quotas: [{ held: 6 }] })
  expect(await hold(1)).toEqual({ kind: "promised", free: 0 })
  const unknown = {
    holds: [{ quotaId: 999, amount: 1 }],
    reason: "Cadangan rapat",
    idempotencyKey: randomUUID(),
  }
  expect(await holdPlaces(ani, unknown, THURSDAY)).toEqual({ kind: "unknown_quota" })
  const held = (await db().select().from(auditEvent)).filter(({ action }) => action === "quota.hold")
  expect(held).toHaveLength(1)
})
