import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { pass, spentProof } from "#db/schema/waiting-room.ts"
import { transact } from "#db/transaction.ts"
import { system } from "#lib/kernel/actor.ts"
import { layOutCampaign, setPhase, THURSDAY } from "#testing/database/campaign.ts"
import { calledNumbers, joinRequest, setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { tallyOf } from "#testing/database/separate-callers.ts"
import { advanceQueue } from "./commands/advance-queue.ts"
import { enterLine } from "./commands/enter-line.ts"
import { extendPass } from "./commands/extend-pass.ts"
import { joinAll, joinAndEnter } from "./commands/join-and-enter.ts"
import { joinLine } from "./commands/join-line.ts"
import { leaveLine } from "./commands/leave-line.ts"
import { openLines } from "./commands/open-lines.ts"
import { findLine, readPaceFacts, readStatusSnapshot } from "./queries.ts"
import { drawOrder } from "./rules/draw.ts"
import type { QueueNumber } from "./types.ts"

const OPENING = new Date("2021-08-05T10:00:00+07:00")
const after = (seconds: number, moment = THURSDAY) => new Date(moment.getTime() + seconds * 1_000)
const statusOf = async (now: Date) =>
  (await readStatusSnapshot((await lineOf()).campaignId, now)).status.lines.resident

beforeEach(async () => {
  await layOutCampaign([{ resident: 10, outside_city: 2 }])
})

async function queueNumbers(count: number, now: Date): Promise<QueueNumber[]> {
  const requests = await Promise.all(Array.from({ length: count }, () => joinRequest()))
  const outcomes = await Promise.all(requests.map((request) => joinLine(request, now)))
  return outcomes.map((outcome) => {
    if (outcome.kind !== "joined") throw new Error(outcome.kind)
    return outcome.queueNumber
  })
}

async function enter(queueNumber: QueueNumber | undefined, now: Date) {
  if (!queueNumber) throw new Error("no such queue number")
  return enterLine(queueNumber, now)
}

/** As if the lines had been laid out before the campaign opens. */
async function beforeTheOpening(): Promise<void> {
  for (const audience of ["resident", "outside_city"] as const)
    await setLine({ drawnAt: null, lobbySize: null }, audience)
}

test("numbers of the lobby are served by the draw; later numbers stand behind them", async () => {
  await beforeTheOpening()
  const early = after(-1_800, OPENING)
  const lobby = await queueNumbers(9, early)
  expect(await enter(lobby[0], early)).toEqual({ kind: "waiting", position: null })
  expect((await statusOf(early)).draw.seed).toBeNull()
  expect((await statusOf(early)).phase).toBe("lobby")

  expect(await enter(lobby[0], OPENING)).toMatchObject({ kind: "waiting", position: expect.any(Number) })
  const [late] = await queueNumbers(1, after(1, OPENING))
  const { seed } = (await statusOf(OPENING)).draw
  const places = drawOrder(seed ?? "", 9)
  await setLine({ serving: 4 })
  for (const queueNumber of lobby) {
    const position = places[queueNumber.number] ?? 0
    const expected = position <= 4 ? { kind: "entered" } : { kind: "waiting", position }
    expect(await enter(queueNumber, after(2, OPENING))).toMatchObject(expected)
  }
  expect(await enter(late, after(2, OPENING))).toEqual({ kind: "waiting", position: 10 })
})

test("the pace-keeper holds the draw, serves those who wait, and does it once a second", async () => {
  await beforeTheOpening()
  const lobby = await queueNumbers(9, after(-60, OPENING))
  expect(await advanceQueue(after(-1, OPENING))).toEqual({ kind: "kept" })
  expect((await lineOf()).drawnAt).toBeNull()
  expect(await advanceQueue(OPENING)).toEqual({ kind: "kept" })
  expect(await advanceQueue(after(0.5, OPENING))).toEqual({ kind: "too_soon" })
  expect(await lineOf()).toMatchObject({ lobbySize: 9, serving: 9, issued: 9, allowance: 1 })

  const outcomes = await Promise.all(lobby.map((queueNumber) => enter(queueNumber, after(1, OPENING))))
  expect(tallyOf(outcomes)).toEqual({ entered: 9 })
  expect((await statusOf(after(1, OPENING))).directEntry).toBe(true)
})

test("of many pace-keepers one keeps the pace; when it dies, the next tick finds another", async () => {
  await calledNumbers(8)
  const ticks = await Promise.all(Array.from({ length: 8 }, () => advanceQueue(THURSDAY)))
  expect(tallyOf(ticks).kept).toBe(1)
  expect(await advanceQueue(after(1))).toEqual({ kind: "kept" })
})

test("no more are served than seats are left, and those who never come are passed over", async () => {
  await setLine({ issued: 40 })
  await advanceQueue(THURSDAY)
  expect((await lineOf()).serving).toBe(10)
  await advanceQueue(after(1))
  expect((await lineOf()).serving).toBe(10)
  // None of the ten came: their seats go to the next, so many of them as by experience fill the ten.
  for (let second = 2; second < 35; second++) await advanceQueue(after(second))
  expect((await lineOf()).serving).toBeGreaterThan(19)
  expect((await lineOf()).showUpRate).toBeLessThan(1)
})

test("a family that comes for the last places gets those that are left", async () => {
  const families = await Promise.all([4, 4, 4].map((seats) => joinRequest(seats)))
  const joined = await joinAll(families.map((request) => ({ request, now: THURSDAY })))
  expect(tallyOf(joined)).toEqual({ entered: 2, joined: 1 })
  await setLine({ serving: 3 })
  const third: QueueNumber = { lineId: (await lineOf()).id, audience: "resident", number: 3, seats: 4 }
  expect(await enter(third, after(1))).toMatchObject({ kind: "entered", pass: { seats: 2 } })
  expect(await statusOf(after(1))).toMatchObject({ placesLeft: 10, promised: 10 })
})

test("while nobody waits, joining and entering are one step; then people get numbers to wait with", async () => {
  const first = await joinAndEnter(await joinRequest(4), THURSDAY)
  expect(first).toMatchObject({
    kind: "entered",
    queueNumber: { number: 1, seats: 4 },
    pass: { seats: 4, used: 0 },
  })
  expect(await joinAndEnter(await joinRequest(5), THURSDAY)).toMatchObject({ kind: "entered" })
  expect(await joinAndEnter(await joinRequest(3), THURSDAY)).toMatchObject({ kind: "joined" })
  expect(await joinAndEnter(await joinRequest(1), THURSDAY)).toMatchObject({ kind: "joined" })
  expect(await lineOf()).toMatchObject({ issued: 4, serving: 2 })
})

test("numbers are not given before the lobby and after the end; a proof is not spent for nothing", async () => {
  await beforeTheOpening()
  const request = await joinRequest()
  const early = after(-7_200, OPENING)
  expect(await joinLine(request, early)).toEqual({ kind: "not_open", phase: "not_open" })
  expect(await joinAndEnter(request, early)).toEqual({ kind: "not_open", phase: "not_open" })
  await setPhase("closed")
  expect(await joinLine(request, THURSDAY)).toEqual({ kind: "not_open", phase: "closed" })
  expect(await db().$count(spentProof)).toBe(0)
})

test("a proof buys one number, and is forgotten when it would be refused as expired anyway", async () => {
  const request = await joinRequest()
  expect((await joinLine(request, THURSDAY)).kind).toBe("joined")
  expect(await joinLine(request, THURSDAY)).toEqual({ kind: "spent" })
  await advanceQueue(after(299))
  expect(await db().$count(spentProof)).toBe(1)
  await advanceQueue(after(301))
  expect(await db().$count(spentProof)).toBe(0)
})

test("a number has one pass: the same again while it runs, none when it is over", async () => {
  const [queueNumber] = await calledNumbers(1)
  const first = await enter(queueNumber, THURSDAY)
  expect(first).toMatchObject({ kind: "entered", pass: { expiresAt: after(600), extended: false } })
  expect(await enter(queueNumber, after(599))).toEqual(first)
  expect(await enter(queueNumber, after(600))).toEqual({ kind: "pass_over" })
})

test("a pass is extended once, by half of its time, and only while it runs", async () => {
  const [one, two] = await calledNumbers(2)
  const [first, second] = [await enter(one, THURSDAY), await enter(two, THURSDAY)]
  if (first.kind !== "entered" || second.kind !== "entered") throw new Error("both had their turn")
  expect(await extendPass(first.pass.passId, after(599))).toMatchObject({
    kind: "extended",
    pass: { expiresAt: after(900), extended: true },
  })
  expect(await extendPass(first.pass.passId, after(600))).toMatchObject({
    kind: "already_extended",
    pass: { expiresAt: after(900) },
  })
  expect(await extendPass(second.pass.passId, after(600))).toEqual({ kind: "pass_over" })
  expect(await extendPass(999, THURSDAY)).toEqual({ kind: "pass_over" })
})

test("leaving gives the seats back, once nothing can be under way any more", async () => {
  await layOutCampaign([{ resident: 1 }])
  const [one, two] = await calledNumbers(2)
  const first = await enter(one, THURSDAY)
  if (first.kind !== "entered") throw new Error("its turn had come")
  expect(await enter(two, THURSDAY)).toEqual({ kind: "no_free_seat", position: 2 })

  await leaveLine(first.pass.passId, after(10))
  await leaveLine(null, after(10))
  expect(await enter(one, after(11))).toEqual({ kind: "pass_over" })
  expect((await enter(two, after(54))).kind).toBe("no_free_seat")
  expect((await enter(two, after(55))).kind).toBe("entered")
  await leaveLine(first.pass.passId, after(60))
  expect((await db().select().from(pass).orderBy(pass.id))[0]?.expiresAt).toEqual(after(10))
})

test("places of a session that may be over before a pass are not promised", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 3 }, { resident: 4 }])
  expect(sessionIds).toHaveLength(2)
  const atEight = new Date("2021-08-07T08:00:00+07:00")
  expect((await statusOf(after(-16 * 60, atEight))).placesLeft).toBe(7)
  expect((await statusOf(after(-15 * 60, atEight))).placesLeft).toBe(4)
})

test("at the end of the campaign a pass ends with it, and places are promised to the last minute", async () => {
  const atEight = new Date("2021-08-07T08:00:00+07:00")
  await layOutCampaign([{ resident: 3 }])
  await db().update(campaign).set({ closesAt: atEight })
  const [queueNumber] = await calledNumbers(1)
  const outcome = await enter(queueNumber, after(-60, atEight))
  expect(outcome).toMatchObject({ kind: "entered", pass: { expiresAt: atEight } })
  expect(await enter(queueNumber, atEight)).toEqual({ kind: "not_open", phase: "closed" })
})

test("the status snapshot tells both lines in one read, with their speed", async () => {
  await setLine({ issued: 600, maxPerMinute: 120 })
  for (let second = 0; second <= 4; second++) await advanceQueue(after(second))
  const snapshot = await readStatusSnapshot((await lineOf()).campaignId, after(4))
  expect(snapshot.lines.resident).toMatchObject({ passMinutes: 10, lobbySize: 0, seed: expect.any(String) })
  expect(snapshot.status.lines.resident).toMatchObject({
    phase: "open",
    issued: 600,
    serving: 10,
    directEntry: false,
  })
  expect(snapshot.status.lines.resident).toMatchObject({ perMinute: 150, speed: 10 })
  expect(snapshot.status.lines.outside_city).toMatchObject({ phase: "only_held", placesLeft: 0, held: 2 })
})

test("how fast places go is told by what registrations took, and not by what the office holds or releases", async () => {
  await advanceQueue(THURSDAY)
  const placesPerSecond = async () => {
    const found = await findLine((await lineOf()).id)
    if (!found) throw new Error("no line")
    return transact(async (tx) => (await readPaceFacts(tx, found.line, after(2))).takenPerSecond)
  }
  const ofResidents = eq(quota.audience, "resident")
  await db().update(quota).set({ held: 6 }).where(ofResidents)
  expect(await placesPerSecond()).toBe(0)
  await db().update(quota).set({ held: 0, taken: 4 }).where(ofResidents)
  expect(await placesPerSecond()).toBe(2)
})

test("minutes in which nobody could be called do not make the line look slow: the lobby, a pause", async () => {
  await beforeTheOpening()
  await setLine({ issued: 600, maxPerMinute: 120 })
  for (const second of [-60, -1, 0, 1, 2, 3]) await advanceQueue(after(second, OPENING))
  expect(await statusOf(after(3, OPENING))).toMatchObject({ serving: 8, perMinute: 160 })

  await setLine({ paused: true })
  for (const second of [4, 40, 80, 120]) await advanceQueue(after(second, OPENING))
  expect(await statusOf(after(120, OPENING))).toMatchObject({ phase: "paused", serving: 8, perMinute: 0 })
  await setLine({ paused: false })
  await advanceQueue(after(121, OPENING))
  expect(await statusOf(after(121, OPENING))).toMatchObject({ serving: 10, perMinute: 120 })
})

test("opening the lines again changes nothing; a campaign still to come has a lobby an hour before", async () => {
  const before = await lineOf()
  await openLines(system, before.campaignId, after(5))
  expect(await lineOf()).toEqual(before)
  expect(before).toMatchObject({ lobbySize: 0, lobbyOpensAt: after(-3_600, OPENING) })

  const later = { slug: "b", phase: "scheduled" as const, opensAt: after(86_400), closesAt: after(172_800) }
  const [first] = await db().select().from(campaign)
  if (!first) throw new Error("a campaign was laid out")
  const { id: _, ...same } = first
  const [next] = await db()
    .insert(campaign)
    .values({ ...same, ...later })
    .returning()
  await openLines(system, next?.id ?? 0, THURSDAY)
  expect(await lineOf("resident", next?.id)).toMatchObject({
    campaignId: next?.id,
    drawnAt: null,
    lobbyOpensAt: after(82_800),
  })
})
