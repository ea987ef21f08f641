import { randomUUID } from "node:crypto"
import { count, eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { registration } from "#db/schema/registration.ts"
import { decryptNik } from "#lib/identity/nik-vault.ts"
import { resident } from "#lib/kernel/actor.ts"
import { applicant, layOutCampaign, quotaOf, setPhase, THURSDAY } from "#testing/database/campaign.ts"
import { passesFor } from "#testing/database/passes.ts"
import { registerInTurn, registerTogether } from "#testing/database/register-in-turn.ts"
import { untilTransactionWaits } from "#testing/database/until-transaction-waits.ts"
import { cancelRegistration } from "./commands/cancel-registration.ts"
import { register } from "./commands/register.ts"
import { lockAllocation } from "./writes/allocate-places.ts"

let first: number
let second: number

beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 2, outside_city: 5 }, { resident: 3 }])
  ;[first = 0, second = 0] = sessionIds
})

async function ticketOf(person: ReturnType<typeof applicant>): Promise<string> {
  const outcome = await registerInTurn(person)
  if (outcome.kind !== "registered") throw new Error(`expected a ticket, got ${outcome.kind}`)
  return outcome.ticketCode
}

describe("register", () => {
  test("whoever comes while another process gives places is taken along in the same transaction", async () => {
    const [early, late] = [applicant(1, { sessionId: second }), applicant(2, { sessionId: second })]
    const [one, another] = await passesFor(2)
    if (!one || !another) throw new Error("two passes")
    const answers: Promise<{ kind: string }>[] = []
    await db().transaction(async (tx) => {
      await lockAllocation(tx)
      answers.push(register(one, early, THURSDAY))
      await untilTransactionWaits()
      answers.push(register(another, late, THURSDAY))
    })
    expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(["registered", "registered"])
    const written = await db().execute(sql`select distinct xmin::text from registration`)
    expect(written).toHaveLength(1)
  })

  test("gives a place, a number at the gate of the kecamatan, and keeps the NIK sealed", async () => {
    const person = applicant(1, { sessionId: first })
    const code = await ticketOf(person)

    const [row] = await db().select().from(registration)
    expect(row).toMatchObject({ ticketCode: code, number: 1, status: "registered", phone: person.phone })
    expect(decryptNik(row?.nikCiphertext ?? Buffer.alloc(0))).toBe(person.nik)
    expect(JSON.stringify(row)).not.toContain(person.nik)
    expect((await quotaOf(first, "resident")).taken).toBe(1)
    const [event] = await db().select().from(auditEvent).where(eq(auditEvent.action, "registration.register"))
    expect(event).toMatchObject({ actorKind: "resident", subject: `registration:${row?.id}` })
  })

  test("answers a batch one by one: the session fills up, the late ones hear where there is room", async () => {
    const outcomes = await registerTogether([1, 2, 3, 4].map((n) => applicant(n, { sessionId: first })))

    expect(outcomes.map(({ kind }) => kind)).toEqual([
      "registered",
      "registered",
      "session_full",
      "session_full",
    ])
    expect(outcomes[3]).toMatchObject({ alternatives: [{ sessionId: second, available: 3 }] })
  })

  test("says that the campaign is full, once it is", async () => {
    await registerTogether([1, 2].map((n) => applicant(n, { sessionId: first })))
    await registerTogether([3, 4, 5].map((n) => applicant(n, { sessionId: second })))

    expect(await registerTogether([applicant(6, { sessionId: first })])).toEqual([
      { kind: "campaign_full", audience: "resident", held: 0 },
    ])
  })

  test("tells people from outside the city that their places are held", async () => {
    expect(await registerTogether([applicant(1, { sessionId: first, residency: "outside_city" })])).toEqual([
      { kind: "campaign_full", audience: "outside_city", held: 5 },
    ])
  })

  test("answers a retry with the same ticket, even when everything is full or closed since", async () => {
    const person = applicant(1, { sessionId: first })
    const code = await ticketOf(person)
    await registerTogether([applicant(2, { sessionId: first })])
    await setPhase("closed")

    expect(await registerTogether([person])).toMatchObject([{ kind: "registered", ticketCode: code }])
    expect((await quotaOf(first, "resident")).taken).toBe(2)
  })

  test("gives a person one place, whatever the session, and says nothing else about it", async () => {
    const person = applicant(1, { sessionId: first })
    await ticketOf(person)
    const again = { ...person, sessionId: second, idempotencyKey: randomUUID() }

    expect(await registerTogether([again])).toEqual([{ kind: "already_registered" }])
    expect((await quotaOf(second, "resident")).taken).toBe(0)
  })

  test("does not tell whether a NIK is registered to somebody who gets no place anyway", async () => {
    const person = applicant(1, { sessionId: first })
    await ticketOf(person)
    await registerTogether([applicant(2, { sessionId: first })])
    const asking = { ...person, idempotencyKey: randomUUID() }

    const [aboutSomebody, aboutNobody] = await registerTogether([asking, applicant(3, { sessionId: first })])
    expect(aboutSomebody).toEqual(aboutNobody)
  })

  test("says that a session is unknown, and takes no place in another", async () => {
    expect(await registerTogether([applicant(1, { sessionId: 4_711 })])).toEqual([
      { kind: "session_unknown" },
    ])
  })

  test("a place that a repeated NIK gives back goes to the next of the same batch", async () => {
    const person = applicant(1, { sessionId: first })
    const twice = { ...person, idempotencyKey: randomUUID() }
    const other = applicant(2, { sessionId: first })

    const outcomes = await registerTogether([person, twice, other])

    expect(outcomes.map(({ kind }) => kind)).toEqual(["registered", "already_registered", "registered"])
  })

  test("refuses before opening, while paused and below the minimum age on the day", async () => {
    const child = { ...applicant(1, { sessionId: first }), birthDate: "2009-08-08" }
    expect(await registerTogether([child])).toEqual([{ kind: "too_young", minimumAge: 12 }])
    expect(await registerTogether([{ ...child, birthDate: "2009-08-07" }])).toMatchObject([
      { kind: "registered" },
    ])

    await setPhase("paused")
    expect(await registerTogether([applicant(3, { sessionId: first })])).toEqual([
      { kind: "not_open", state: { kind: "paused" } },
    ])
  })

  test("one impossible row does not take its neighbours down", async () => {
    const broken = { ...applicant(1, { sessionId: first }), birthDate: "2001-02-31" }
    const [one, other] = await passesFor(2)
    if (!one || !other) throw new Error("two turns were taken")
    const outcomes = await Promise.allSettled([
      register(one, broken, THURSDAY),
      register(other, applicant(2, { sessionId: first }), THURSDAY),
    ])

    expect(outcomes[0].status).toBe("rejected")
    expect(outcomes[1]).toMatchObject({ status: "fulfilled", value: { kind: "registered" } })
  })
})

describe("cancelRegistration", () => {
  test("gives the place back, once, and lets the person register again", async () => {
    const person = applicant(1, { sessionId: first })
    const ticketCode = await ticketOf(person)

    expect(await cancelRegistration(resident, { ticketCode }, THURSDAY)).toEqual({ kind: "cancelled" })
    expect(await cancelRegistration(resident, { ticketCode }, THURSDAY)).toEqual({
      kind: "already_cancelled",
    })
    expect((await quotaOf(first, "resident")).taken).toBe(0)

    const again = await registerInTurn({ ...person, idempotencyKey: randomUUID() })
    expect(again.kind).toBe("registered")
    const [live] = await db().select({ n: count() }).from(registration)
    expect(live?.n).toBe(2)
  })

  test("a late repeat of the first request does not bring a cancelled place back", async () => {
    const person = applicant(1, { sessionId: first })
    const ticketCode = await ticketOf(person)
    await cancelRegistration(resident, { ticketCode }, THURSDAY)

    expect(await registerTogether([person])).toMatchObject([{ kind: "registered", ticketCode }])
    expect((await quotaOf(first, "resident")).taken).toBe(0)
  })

  test("ends with the session: who did not come stays counted", async () => {
    const ticketCode = await ticketOf(applicant(1, { sessionId: first }))
    const saturdayEight = new Date("2021-08-07T08:00:00+07:00")

    expect(await cancelRegistration(resident, { ticketCode }, saturdayEight)).toEqual({
      kind: "not_cancellable",
      status: "registered",
    })
    expect((await quotaOf(first, "resident")).taken).toBe(1)
  })

  test("an unknown code is unknown", async () => {
    expect(await cancelRegistration(resident, { ticketCode: "0".repeat(16) }, THURSDAY)).toEqual({
      kind: "unknown",
    })
  })
})
