import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { registration } from "#db/schema/registration.ts"
import { session } from "#db/schema/session.ts"
import { pass } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { resident } from "#lib/kernel/actor.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { enterLine } from "#lib/waiting-room/commands/enter-line.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { applicant, layOutCampaign, setPhase } from "#testing/database/campaign.ts"
import { joinRequest, setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import {
  after,
  fullCampaign,
  leaveForms,
  listedAs,
  personOf,
  waitingNumbers,
} from "#testing/database/waitlist.ts"
import { joinWaitlist } from "./commands/join-waitlist.ts"
import { serveWaitlist } from "./commands/serve-waitlist.ts"

let sessionId: number
let codes: string[]
/** Numbers before those of the tests: of the people who have the places. */
const BEFORE = 3

beforeEach(async () => {
  const full = await fullCampaign(BEFORE)
  sessionId = full.sessionId
  codes = full.codes
})

async function aPlaceComesBack(now: Date): Promise<void> {
  const ticketCode = codes.pop() ?? ""
  expect(await cancelRegistration(resident, { ticketCode }, now)).toEqual({ kind: "cancelled" })
}

/** As the processes do once a second. */
async function tick(now: Date): Promise<void> {
  await serveWaitlist((await lineOf()).id, now)
  await advanceQueue(now)
}

const statuses = async () => (await listedAs()).map(({ number, status }) => [number - BEFORE, status])

test("a place that comes back goes to the list in order of number, whatever the order of the forms", async () => {
  const queueNumbers = await waitingNumbers(4)
  await leaveForms(queueNumbers.toReversed())
  expect((await lineOf()).waitlisted).toBe(4)
  await tick(after(1))
  expect(await db().$count(registration)).toBe(3)

  await aPlaceComesBack(after(10))
  await tick(after(11)) // calls the next number
  await tick(after(12)) // and registers it
  expect(await statuses()).toEqual([
    [1, "registered"],
    [2, "waiting"],
    [3, "waiting"],
    [4, "waiting"],
  ])
  const [first] = await listedAs()
  expect(first).toMatchObject({ name: personOf(BEFORE + 1).name, sessionId, form: null })
  expect((await lineOf()).waitlisted).toBe(3)

  await aPlaceComesBack(after(20))
  await aPlaceComesBack(after(20))
  for (let second = 21; second < 25; second++) await tick(after(second))
  expect((await statuses()).map(([, status]) => status)).toEqual([
    ...["registered", "registered", "registered", "waiting"],
  ])
  expect(await findLedgerDifferences()).toEqual([])
})

test("nobody who comes now gets a place before the list: the one step is for lines in which nobody waits", async () => {
  await leaveForms(await waitingNumbers(1))
  await setLine({ serving: BEFORE + 1 })
  await aPlaceComesBack(after(10))
  expect((await joinAndEnter(await joinRequest(), after(10))).kind).toBe("joined")
  await tick(after(11))
  expect(await statuses()).toEqual([[1, "registered"]])

  // Nobody waits on the list any more: the next place goes to whoever is there.
  await aPlaceComesBack(after(20))
  await tick(after(21))
  await tick(after(22))
  expect((await joinAndEnter(await joinRequest(), after(23))).kind).toBe("joined")
})

test("a number on the list takes no turn by hand as well, and one whose turn was taken leaves no form", async () => {
  const [listed, entering] = await waitingNumbers(2)
  if (!listed || !entering) throw new Error("two tickets were asked for")
  await leaveForms([listed])
  await setLine({ serving: BEFORE + 2 })
  await aPlaceComesBack(after(10))
  expect(await enterLine(listed, after(10))).toEqual({ kind: "pass_over" })
  expect((await enterLine(entering, after(10))).kind).toBe("entered")
  expect(await joinWaitlist(entering, personOf(2), after(11))).toEqual({ kind: "turn_taken" })
  // The one place is promised to who entered.
  await tick(after(12))
  expect(await statuses()).toEqual([[1, "waiting"]])
})

test("a family waits with one number, and each of them gets a place when there is one", async () => {
  const [family] = await waitingNumbers(1, 3)
  if (!family) throw new Error("a queue number was asked for")
  for (const n of [1, 2, 3]) expect((await joinWaitlist(family, personOf(n), after(1))).kind).toBe("waiting")
  expect(await joinWaitlist(family, personOf(4), after(1))).toEqual({ kind: "no_seats_left" })
  for (const start of [10, 200, 400]) {
    await aPlaceComesBack(after(start))
    await tick(after(start + 1))
    await tick(after(start + 2))
  }
  expect((await statuses()).map(([, status]) => status)).toEqual(["registered", "registered", "registered"])
  expect(
    await db()
      .select({ seats: pass.seats, used: pass.used })
      .from(pass)
      .where(eq(pass.number, BEFORE + 1)),
  ).toEqual([{ seats: 3, used: 3 }])
})

test("who got a place by another way meanwhile leaves the list when the turn comes, and the next is served", async () => {
  await leaveForms(await waitingNumbers(2))
  await aPlaceComesBack(after(5))
  const other = { ...applicant(BEFORE + 1, { sessionId }), idempotencyKey: crypto.randomUUID() }
  expect((await registerInTurn(other, after(6))).kind).toBe("registered")
  await setLine({ serving: BEFORE + 2 })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  expect(await statuses()).toEqual([
    [1, "already_registered"],
    [2, "waiting"],
  ])
  await tick(after(12))
  expect((await statuses())[1]).toEqual([2, "registered"])
})

test("a process that dies after registering, before it said so: the next finishes it and registers nobody twice", async () => {
  await leaveForms(await waitingNumbers(1))
  await setLine({ serving: BEFORE + 1 })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  // As it stood when the process died.
  const died = {
    status: "waiting",
    form: Buffer.from("sealed"),
    registrationId: null,
    settledAt: null,
  } as const
  await db().update(waitlistEntry).set(died)
  await setLine({ waitlisted: 1 })
  await tick(after(50))
  expect(await statuses()).toEqual([[1, "registered"]])
  expect((await lineOf()).waitlisted).toBe(0)
  expect(await db().$count(registration)).toBe(4)
})

test("nothing is given in a pause, nor while the office has closed the campaign, which it may open again", async () => {
  const [queueNumber, late] = await waitingNumbers(2)
  if (!queueNumber || !late) throw new Error("two tickets were asked for")
  await leaveForms([queueNumber])
  await setLine({ serving: BEFORE + 1, paused: true })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  expect(await statuses()).toEqual([[1, "waiting"]])
  await setLine({ paused: false })
  await setPhase("closed")
  await tick(after(12))
  expect(await statuses()).toEqual([[1, "waiting"]])
  expect(await joinWaitlist(late, personOf(2), after(13))).toEqual({ kind: "not_open", phase: "closed" })
  await setPhase("open")
  await tick(after(14))
  expect(await statuses()).toEqual([[1, "registered"]])
})

test("when nothing can be given in good time any more, the list ends: forms are destroyed, and none is taken", async () => {
  const [queueNumber, late] = await waitingNumbers(2)
  if (!queueNumber || !late) throw new Error("two tickets were asked for")
  await leaveForms([queueNumber])
  await setLine({ serving: BEFORE + 1 })
  await db()
    .update(campaign)
    .set({ closesAt: new Date("2021-08-08T15:00:00+07:00") })
  const night = new Date("2021-08-06T19:00:01+07:00") // the only session begins at seven
  await tick(night)
  expect(await listedAs()).toMatchObject([{ status: "closed", form: null }])
  expect((await lineOf()).waitlisted).toBe(0)
  expect(await joinWaitlist(late, personOf(2), night)).toEqual({ kind: "too_late" })
  // The place goes to who is in the line.
  const later = (seconds: number) => new Date(night.getTime() + seconds * 1_000)
  await aPlaceComesBack(later(1))
  await tick(later(2))
  expect((await enterLine(late, later(3))).kind).toBe("entered")
})

test("whom no place fits keeps none from others: what was promised in vain is free again at once", async () => {
  const [child, next] = await waitingNumbers(2)
  if (!child || !next) throw new Error("two tickets were asked for")
  // Too young for the only session, old enough for the last day of a campaign that had more.
  const young = { ...personOf(BEFORE + 1), birthDate: "2015-01-01" }
  expect((await joinWaitlist(child, young, after(1))).kind).toBe("waiting")
  await leaveForms([next])
  await setLine({ serving: BEFORE + 2 })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  await tick(after(12))
  expect(await statuses()).toEqual([
    [1, "waiting"],
    [2, "registered"],
  ])
})

test("while a place is promised to its form, the number takes no turn by hand either", async () => {
  const [queueNumber] = await waitingNumbers(1)
  if (!queueNumber) throw new Error("a queue number was asked for")
  await leaveForms([queueNumber])
  await setLine({ serving: BEFORE + 1 })
  await aPlaceComesBack(after(10))
  await db()
    .update(pass)
    .set({ seats: 1, issuedAt: after(10), expiresAt: after(70) })
    .where(eq(pass.number, BEFORE + 1))
  expect(await enterLine(queueNumber, after(11))).toEqual({ kind: "pass_over" })
})

test("places that come back here and there go to as many people in one go", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 1 }, { resident: 1 }, { resident: 1 }])
  await leaveForms(await waitingNumbers(3))
  await setLine({ serving: 3 })
  await tick(after(1))
  const given = (await listedAs()).map((one) => one.sessionId)
  expect(given.toSorted()).toEqual(sessionIds)
})

test("a place that comes back in the last twelve hours before its hour goes to who is there, not to the list", async () => {
  // One session on Saturday morning, full, and one on Sunday: the list is not over yet.
  await layOutCampaign([{ resident: 1 }, { resident: 0 }])
  await leaveForms(await waitingNumbers(2))
  const [, last] = await db().select().from(session).orderBy(session.startsAt)
  const sunday = {
    startsAt: new Date("2021-08-08T07:00:00+07:00"),
    endsAt: new Date("2021-08-08T08:00:00+07:00"),
  }
  await db()
    .update(session)
    .set(sunday)
    .where(eq(session.id, last?.id ?? 0))
  const later = (seconds: number) => new Date(Date.parse("2021-08-06T20:00:00+07:00") + seconds * 1_000) // Saturday's begins at seven
  // Those on the list are called and take nothing; the line goes on to the next.
  for (let second = 1; second < 6; second++) await tick(later(second))
  expect((await listedAs()).map(({ status }) => status)).toEqual(["waiting", "waiting"])
  const joined = await joinAndEnter(await joinRequest(), later(6))
  if (joined.kind !== "joined") throw new Error(joined.kind)
  await tick(later(7))
  await tick(later(8))
  expect((await enterLine(joined.queueNumber, later(9))).kind).toBe("entered")
})
