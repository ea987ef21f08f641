import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { pass } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { resident } from "#lib/kernel/actor.ts"
import { findLedgerDifferences } from "#lib/ledger/queries.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { enterLine } from "#lib/waiting-room/commands/enter-line.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { keepPace } from "#lib/waiting-room/commands/keep-pace.ts"
import { applicant, layOutCampaign, setPhase, THURSDAY } from "#scripts/testing/campaign.ts"
import { joinRequest, setLine } from "#scripts/testing/lines.ts"
import { lineOf } from "#scripts/testing/passes.ts"
import { registerInTurn, registerTogether } from "#scripts/testing/register-in-turn.ts"
import { leaveForms, listedAs, personOf, waitingTickets } from "#scripts/testing/waitlist.ts"
import { joinWaitlist } from "./commands/join-waitlist.ts"
import { serveWaitlist } from "./commands/serve-waitlist.ts"
import { withdrawFromWaitlist } from "./commands/withdraw-from-waitlist.ts"

let sessionId: number
let codes: string[]
/** Numbers before those of the tests: of the people who have the places. */
const BEFORE = 3
const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1_000)

/** Three places, all taken by people of other numbers. */
beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 3 }])
  sessionId = sessionIds[0] ?? 0
  const outcomes = await registerTogether([901, 902, 903].map((n) => applicant(n, { sessionId })))
  codes = outcomes.map((one) => (one.kind === "registered" ? one.ticketCode : ""))
})

async function aPlaceComesBack(now: Date): Promise<void> {
  const ticketCode = codes.pop() ?? ""
  expect(await cancelRegistration(resident, { ticketCode }, now)).toEqual({ kind: "cancelled" })
}

/** As the processes do once a second. */
async function tick(now: Date): Promise<void> {
  await serveWaitlist((await lineOf()).id, now)
  await keepPace(now)
}

const statuses = async () => (await listedAs()).map(({ number, status }) => [number - BEFORE, status])

test("a place that comes back goes to the list in order of number, whatever the order of the forms", async () => {
  const tickets = await waitingTickets(4)
  await leaveForms(tickets.toReversed())
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
  await leaveForms(await waitingTickets(1))
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
  const [listed, entering] = await waitingTickets(2)
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
  const [family] = await waitingTickets(1, 3)
  if (!family) throw new Error("a ticket was asked for")
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

test("the same form twice, a person with a place, and a person who waits already", async () => {
  const [one, two] = await waitingTickets(2, 2)
  if (!one || !two) throw new Error("two tickets were asked for")
  const person = personOf(1)
  const together = [joinWaitlist(one, person, after(1)), joinWaitlist(one, person, after(1))]
  expect(await Promise.all(together)).toEqual([{ kind: "waiting" }, { kind: "waiting" }])
  expect(await joinWaitlist(one, person, after(2))).toEqual({ kind: "waiting" })
  const again = { ...person, idempotencyKey: crypto.randomUUID() }
  expect(await joinWaitlist(two, again, after(2))).toEqual({ kind: "already_waiting" })
  expect(await joinWaitlist(two, personOf(901), after(2))).toEqual({ kind: "already_registered" })
  expect(await db().$count(waitlistEntry)).toBe(1)
})

test("who got a place by another way meanwhile leaves the list when the turn comes, and the next is served", async () => {
  await leaveForms(await waitingTickets(2))
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
  // Once the promise to the first has run out.
  await tick(after(130))
  expect((await statuses())[1]).toEqual([2, "registered"])
})

test("who withdraws is not served, and the form is destroyed; another's number withdraws nobody", async () => {
  const tickets = await waitingTickets(2)
  const [first, second] = tickets
  if (!first || !second) throw new Error("two tickets were asked for")
  await leaveForms(tickets)
  const [{ id } = { id: 0 }] = await db()
    .select({ id: waitlistEntry.id })
    .from(waitlistEntry)
    .orderBy(waitlistEntry.number)
  expect(await withdrawFromWaitlist(second, id, after(1))).toEqual({ kind: "unknown" })
  expect(await withdrawFromWaitlist(first, id, after(1))).toEqual({ kind: "withdrawn" })
  expect(await withdrawFromWaitlist(first, id, after(2))).toEqual({
    kind: "not_waiting",
    status: "withdrawn",
  })
  await setLine({ serving: BEFORE + 2 })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  expect(await statuses()).toEqual([
    [1, "withdrawn"],
    [2, "registered"],
  ])
  expect((await listedAs()).every(({ form }) => form === null)).toBe(true)
})

test("a process that dies after registering, before it said so: the next finishes it and registers nobody twice", async () => {
  await leaveForms(await waitingTickets(1))
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

test("nothing is given in a pause; at the end of the campaign forms are destroyed and refused", async () => {
  const [ticket, late] = await waitingTickets(2)
  if (!ticket || !late) throw new Error("two tickets were asked for")
  await leaveForms([ticket])
  await setLine({ serving: BEFORE + 1, paused: true })
  await aPlaceComesBack(after(10))
  await tick(after(11))
  expect(await statuses()).toEqual([[1, "waiting"]])
  await setPhase("closed")
  await tick(after(12))
  expect(await listedAs()).toMatchObject([{ status: "closed", form: null }])
  expect((await lineOf()).waitlisted).toBe(0)
  expect(await joinWaitlist(late, personOf(2), after(13))).toEqual({ kind: "not_open", phase: "closed" })
})

test("a place that comes back in the last twelve hours before its hour goes to who is there, not to the list", async () => {
  await leaveForms(await waitingTickets(2))
  const later = (seconds: number) => new Date(Date.parse("2021-08-06T20:00:00+07:00") + seconds * 1_000) // it begins at seven
  await aPlaceComesBack(later(0))
  // Those on the list are called and take nothing; the line goes on to the next.
  for (let second = 1; second < 6; second++) await tick(later(second))
  expect(await statuses()).toEqual([
    [1, "waiting"],
    [2, "waiting"],
  ])
  const joined = await joinAndEnter(await joinRequest(), later(6))
  if (joined.kind !== "joined") throw new Error(joined.kind)
  await tick(later(7))
  await tick(later(8))
  expect((await enterLine(joined.ticket, later(9))).kind).toBe("entered")
})

test("what was typed is nowhere in clear", async () => {
  await leaveForms(await waitingTickets(1))
  const { nik, name, phone } = personOf(BEFORE + 1)
  const rows = JSON.stringify(await db().select().from(waitlistEntry), (_, value) =>
    value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
  )
  for (const secret of [nik, name, phone]) expect(rows).not.toContain(secret)
})
