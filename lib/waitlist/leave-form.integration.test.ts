import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { resident } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { readStatusSnapshot } from "#lib/waiting-room/queries.ts"
import { setLine } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
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
import { withdrawFromWaitlist } from "./commands/withdraw-from-waitlist.ts"

/** Numbers before those of the tests: of the people who have the places. */
const BEFORE = 3
let codes: string[]

beforeEach(async () => {
  codes = (await fullCampaign(BEFORE)).codes
})

test("the same form twice, a person with a place, and a person who waits already", async () => {
  const [one, two] = await waitingNumbers(2, 2)
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

test("forms for later are taken in neither line while the crowd of one registers", async () => {
  const lists = async () => {
    const { lines } = (await readStatusSnapshot((await lineOf()).campaignId, after(1))).status
    return [lines.resident.lists, lines.outside_city.lists]
  }
  // Nobody waits, and all is taken.
  expect(await lists()).toEqual([true, true])
  await waitingNumbers(9)
  expect(await lists()).toEqual([true, true])
  await cancelRegistration(resident, { ticketCode: codes[0] ?? "" }, after(0))
  expect(await lists()).toEqual([false, false])
  await setLine({ serving: (await lineOf()).issued })
  expect(await lists()).toEqual([false, true])
})

test("before the draw no form is taken: a number has no place yet that it could keep", async () => {
  const [queueNumber] = await waitingNumbers(1)
  if (!queueNumber) throw new Error("a queue number was asked for")
  await setLine({ drawnAt: null, lobbySize: null, paused: true })
  expect(await joinWaitlist(queueNumber, personOf(1), after(1))).toMatchObject({ kind: "not_open" })
})

test("one form that the database cannot take does not take its neighbours down", async () => {
  const queueNumbers = await waitingNumbers(3)
  const people = queueNumbers.map(({ number }) => personOf(number))
  const broken = { ...people[1], idempotencyKey: "no uuid" } as (typeof people)[number]
  const asked = [people[0], broken, people[2]]
  const outcomes = await Promise.allSettled(
    queueNumbers.map((queueNumber, n) => joinWaitlist(queueNumber, asked[n] ?? broken, after(1))),
  )
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect((await lineOf()).waitlisted).toBe(2)
})

test("the same NIK and key in both lines are two forms, and fail nobody", async () => {
  const [queueNumber] = await waitingNumbers(1)
  if (!queueNumber) throw new Error("a queue number was asked for")
  const other = {
    lineId: (await lineOf("outside_city")).id,
    audience: "outside_city" as const,
    number: 1,
    seats: 1,
  }
  await setLine({ issued: 1 }, "outside_city")
  const person = personOf(1)
  expect((await joinWaitlist(queueNumber, person, after(1))).kind).toBe("waiting")
  expect((await joinWaitlist(other, person, after(1))).kind).toBe("waiting")
})

test("what was typed is nowhere in clear", async () => {
  await leaveForms(await waitingNumbers(1))
  const { nik, name, phone } = personOf(BEFORE + 1)
  const rows = JSON.stringify(await db().select().from(waitlistEntry), (_, value) =>
    value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
  )
  for (const secret of [nik, name, phone]) expect(rows).not.toContain(secret)
})

test("who withdraws is not served, and the form is destroyed; another's number withdraws nobody", async () => {
  const queueNumbers = await waitingNumbers(2)
  const [first, second] = queueNumbers
  if (!first || !second) throw new Error("two tickets were asked for")
  await leaveForms(queueNumbers)
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
  await cancelRegistration(resident, { ticketCode: codes[0] ?? "" }, after(10))
  await serveWaitlist((await lineOf()).id, after(11))
  expect(await listedAs()).toMatchObject([
    { status: "withdrawn", form: null },
    { status: "registered", form: null },
  ])
})
