import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { pass } from "#db/schema/waiting-room.ts"
import type { PassHolder } from "#lib/kernel/actor.ts"
import { leaveLine } from "#lib/waiting-room/commands/leave-line.ts"
import { applicant, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { lineOf, passFor } from "#testing/database/passes.ts"
import { tallyOf, unknownHolder } from "#testing/database/separate-callers.ts"
import { register } from "./commands/register.ts"
import type { Applicant } from "./schema.ts"

let sessionId: number

beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 20, outside_city: 5, outside_held: 0 }])
  sessionId = sessionIds[0] ?? 0
})

const person = (n: number, residency: "resident" | "outside_city" = "resident") =>
  applicant(n, { sessionId, residency })
const family = (size: number) => Array.from({ length: size }, (_, n) => person(n))
const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1_000)

async function usedOf({ passId }: PassHolder) {
  const [row] = await db().select().from(pass).where(eq(pass.id, passId))
  return row?.used
}

/** In the order asked, each after the answer to the one before. */
async function oneByOne(holder: PassHolder, people: readonly Applicant[]) {
  const outcomes = []
  for (const one of people) outcomes.push(await register(holder, one, THURSDAY))
  return outcomes
}

test("no pass, no place: an unknown one is refused, and nothing is written", async () => {
  expect(await register(unknownHolder, person(1), THURSDAY)).toEqual({ kind: "pass_expired" })
  expect(await db().select().from(registration)).toEqual([])
  expect((await quotaOf(sessionId, "resident")).taken).toBe(0)
})

test("a pass is honoured fifteen seconds beyond what its holder was told, and not a moment longer", async () => {
  const { passMinutes } = await lineOf()
  const told = passMinutes * 60
  const [inTime, late] = [await passFor(), await passFor()]

  expect(await register(inTime, person(1), after(told + 14.999))).toMatchObject({ kind: "registered" })
  expect(await register(late, person(2), after(told + 15))).toEqual({ kind: "pass_expired" })
  expect(await usedOf(late)).toBe(0)
})

test("a pass for one is used up by one registration", async () => {
  const holder = await passFor()

  expect(await oneByOne(holder, family(2))).toMatchObject([
    { kind: "registered", seatsLeft: 0 },
    { kind: "pass_expired" },
  ])
  expect(await usedOf(holder)).toBe(1)
})

test("a family of three registers with one pass, one after the other", async () => {
  const holder = await passFor("resident", 3)

  expect(await oneByOne(holder, family(4))).toMatchObject([
    { kind: "registered", seatsLeft: 2 },
    { kind: "registered", seatsLeft: 1 },
    { kind: "registered", seatsLeft: 0 },
    { kind: "pass_expired" },
  ])
})

test("five at once with a pass for three: three places in one batch, in the order asked", async () => {
  const holder = await passFor("resident", 3)
  const outcomes = await Promise.all(family(5).map((one) => register(holder, one, THURSDAY)))

  expect(outcomes.map(({ kind }) => kind)).toEqual([
    "registered",
    "registered",
    "registered",
    "pass_expired",
    "pass_expired",
  ])
  expect(await usedOf(holder)).toBe(3)
  expect((await quotaOf(sessionId, "resident")).taken).toBe(3)
})

test("whoever is registered already gives the seat back, to the next of the same batch and for later", async () => {
  await register(await passFor(), person(1), THURSDAY)
  const holder = await passFor("resident", 2)
  const again = { ...person(1), idempotencyKey: randomUUID() }
  const outcomes = await Promise.all(
    [again, person(2), person(3)].map((one) => register(holder, one, THURSDAY)),
  )

  expect(outcomes.map(({ kind }) => kind)).toEqual(["already_registered", "registered", "registered"])
  expect(await usedOf(holder)).toBe(2)

  const other = await passFor()
  expect(await oneByOne(other, [{ ...again, idempotencyKey: randomUUID() }, person(4)])).toMatchObject([
    { kind: "already_registered" },
    { kind: "registered" },
  ])
})

test("a form that was sent twice gives one ticket and takes one seat, in one batch or after the pass is over", async () => {
  const holder = await passFor("resident", 2)
  const form = person(1)
  const [one, twin] = await Promise.all([form, form].map((same) => register(holder, same, THURSDAY)))
  expect(one).toMatchObject({ kind: "registered", seatsLeft: 1 })
  expect(twin).toEqual(one)

  await leaveLine(holder.passId, after(1))
  expect(await register(holder, form, after(3_600))).toEqual(one)
  expect(await register(unknownHolder, form, after(3_600))).toMatchObject({ ...one, seatsLeft: 0 })
  expect(await usedOf(holder)).toBe(1)
})

test("only a good pass learns whether a NIK is registered", async () => {
  await register(await passFor(), person(1), THURSDAY)
  const asking = { ...person(1), idempotencyKey: randomUUID() }

  const outcomes = await Promise.all([asking, person(2)].map((one) => register(unknownHolder, one, THURSDAY)))
  expect(tallyOf(outcomes)).toEqual({ pass_expired: 2 })
})

test("a pass of one line is worth nothing in the other", async () => {
  const holder = await passFor("outside_city")

  expect(await register(holder, person(1, "resident"), THURSDAY)).toEqual({ kind: "pass_expired" })
  expect(await register(holder, person(2, "outside_city"), THURSDAY)).toMatchObject({ kind: "registered" })
})

test("a refusal for another reason costs no seat", async () => {
  const holder = await passFor()
  const child = { ...person(1), birthDate: "2015-01-01" }

  expect(await oneByOne(holder, [child, person(2)])).toMatchObject([
    { kind: "too_young" },
    { kind: "registered" },
  ])
})
