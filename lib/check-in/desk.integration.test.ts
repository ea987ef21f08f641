import { randomUUID } from "node:crypto"
import { asc, eq } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { formatPhone } from "#lib/identity/phone.ts"
import { formatTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { resident, type StaffActor } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import type { Applicant } from "#lib/registration/schema.ts"
import { applicant, layOutCampaign, staffMember, THURSDAY } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { checkIn } from "./commands/check-in.ts"
import { chooseGate } from "./commands/choose-gate.ts"
import { undoCheckIn } from "./commands/undo-check-in.ts"
import { countArrivals, findRegistrant, findRegistrants, MAX_LIST } from "./queries.ts"
import { dayOf, deskMoment } from "./rules.ts"
import { readQuery } from "./schema.ts"

const sat = (time: string) => new Date(`2021-08-07T${time}+07:00`)
const AT_SEVEN = sat("07:10:00")

let campaignId: number
let saturday: number
let evening: number
let sunday: number
let gateA: number
let sari: StaffActor
let joko: StaffActor
let admin: StaffActor

beforeEach(async () => {
  const sizes = Array.from({ length: 9 }, () => ({ resident: 40 }))
  const laid = await layOutCampaign(sizes)
  campaignId = laid.campaignId
  saturday = laid.sessionIds[0] ?? 0
  evening = laid.sessionIds[7] ?? 0
  sunday = laid.sessionIds[8] ?? 0
  gateA = laid.gates[0]?.id ?? 0
  sari = await staffMember("sari", "officer", gateA)
  joko = await staffMember("joko", "officer", gateA)
  admin = await staffMember("ana", "admin", gateA)
})

/** In Blimbing, so that everybody has a number of gate A. */
const person = (n: number, sessionId: number, more: Partial<Applicant> = {}): Applicant =>
  ({ ...applicant(n, { sessionId }), kelurahan: "35.73.01.1001", ...more }) as Applicant

async function arrive(applicant: Applicant) {
  const outcome = await registerInTurn(applicant)
  if (outcome.kind !== "registered") throw new Error(`expected a ticket, got ${outcome.kind}`)
  const [row] = await db().select().from(registration).where(eq(registration.ticketCode, outcome.ticketCode))
  if (!row) throw new Error("no registration")
  return row
}

async function search(typed: string, now = AT_SEVEN, gate: number | null = gateA) {
  const reading = readQuery(typed)
  if (reading.kind !== "query") return reading.reason
  return (await findRegistrants(campaignId, reading.query, deskMoment(gate, now))).map(
    ({ registrationId }) => registrationId,
  )
}

const tap = (registrationId: number, reason?: string) => ({
  registrationId,
  deviceNonce: randomUUID(),
  reason,
})
const auditEvents = (action: "check_in.check_in" | "check_in.undo") =>
  db().select().from(auditEvent).where(eq(auditEvent.action, action)).orderBy(asc(auditEvent.id))

describe("finding a registrant", () => {
  test("by everything that people show, say or spell", async () => {
    const dewi = person(1, saturday, { name: "Dewi Lestari Handayani" })
    const row = await arrive(dewi)
    await arrive(person(2, saturday, { name: "Budi Santoso" }))

    const qr = signTicket({ code: row.ticketCode, sessionId: saturday, gateCode: "A" })
    const ways = [qr, row.ticketCode.toLowerCase(), formatTicketCode(row.ticketCode), dewi.nik]
    ways.push(formatPhone(dewi.phone), dewi.phone, "dewi", "LESTARI", "hand dewi", "A-0001", "a1", "0001")
    for (const typed of ways) expect([typed, await search(typed)]).toEqual([typed, [row.id]])
  })

  test("not by what is not there, and never by wildcards", async () => {
    await arrive(person(1, saturday, { name: "Dewi Lestari" }))
    for (const typed of ["Joko", "D_wi", "d%i", "dewa\\", "A-0002", "081299999999", "3573014101800009"]) {
      expect([typed, await search(typed)]).toEqual([typed, []])
    }
  })

  test("a name that has the form of a ticket code is found as a name", async () => {
    const row = await arrive(person(1, saturday, { name: "Wahyadi Permanent" }))
    expect(await search("wahyadi permanent")).toEqual([row.id])
  })

  test.each([
    ["Nur’aini Ma’ruf", ["Nur'aini", "nuraini"]],
    ["Jose\u0301 Pereira", ["Jose", "José"]],
    ["Siti Aminah Rahayu", ["SITI AMINAH RAHAYU, S.PD", "H. Siti Aminah Rahayu", "Siti Aminah Rahayu,"]],
    ["Li", ["Li", "li"]],
    ["O", ["o"]],
  ])("as people say the name: %s", async (name, ways) => {
    const row = await arrive(person(1, saturday, { name }))
    await arrive(person(2, saturday, { name: "Bowo Lilik" }))
    for (const typed of ways) expect([typed, await search(typed)]).toEqual([typed, [row.id]])
  })

  test("a row without a key, as a process of before writes it, is found as well", async () => {
    const row = await arrive(person(1, saturday, { name: "Nur’aini José" }))
    await db().update(registration).set({ nameKey: "" })
    expect(await search("nuraini jose")).toEqual([row.id])
  })

  test("of namesakes those of this hour come first, at the officer's own gate before others", async () => {
    const dewi = { name: "Dewi Lestari" }
    const tomorrow = await arrive(person(1, sunday, dewi))
    const later = await arrive(person(2, evening, dewi))
    const other = await arrive(person(3, saturday, { ...dewi, kelurahan: "35.73.02.1001" }))
    const own = await arrive(person(4, saturday, dewi))
    expect(await search("dewi")).toEqual([own.id, other.id, later.id, tomorrow.id])
    expect(await search("dewi", AT_SEVEN, other.gateId)).toEqual([other.id, own.id, later.id, tomorrow.id])
    expect(await search("dewi", sat("14:30:00"))).toEqual([later.id, own.id, other.id, tomorrow.id])
  })

  test("a number means one person of a gate and day, whatever the hour", async () => {
    const [morning, later, next] = [
      await arrive(person(1, saturday)),
      await arrive(person(2, evening)),
      await arrive(person(3, sunday)),
    ]
    expect(new Set([morning.number, later.number]).size).toBe(2)
    expect(next.number).toBe(morning.number)
    expect(await search(`A-${later.number}`)).toEqual([later.id])
  })

  test("one number of several days: today's comes first, a cancelled one last", async () => {
    const cancelled = await arrive(person(1, saturday))
    const later = await arrive(person(2, sunday))
    const second = await arrive(person(3, saturday))
    await cancelRegistration(resident, { ticketCode: cancelled.ticketCode }, THURSDAY)
    await db().update(registration).set({ number: 7 }).where(eq(registration.id, later.id))
    await db().update(registration).set({ number: 7 }).where(eq(registration.id, second.id))

    expect(await search("A-0007")).toEqual([second.id, later.id])
    expect(await search("A-0007", new Date("2021-08-08T07:10:00+07:00"))).toEqual([later.id, second.id])
    expect(await search(formatPhone(cancelled.phone))).toEqual([cancelled.id])
  })

  test("who cancelled and registered again is found by NIK with the live registration first", async () => {
    const dewi = person(1, saturday)
    const first = await arrive(dewi)
    await cancelRegistration(resident, { ticketCode: first.ticketCode }, THURSDAY)
    const second = await arrive({ ...dewi, sessionId: sunday, idempotencyKey: randomUUID() })

    expect(await search(dewi.nik)).toEqual([second.id, first.id])
  })

  test("a family on one phone is a list; a common name stops at twenty and one", async () => {
    for (let n = 1; n <= 25; n++)
      await arrive(person(n, saturday, { name: "Siti Aminah", phone: "+6281200000000" }))
    expect(await search("081200000000")).toHaveLength(MAX_LIST + 1)
    expect(await search("siti aminah")).toHaveLength(MAX_LIST + 1)
  })
})

describe("letting a registrant in", () => {
  test("in their hour: the arrival stands with officer, gate and time, and is audited without a name", async () => {
    const { id, name } = await arrive(person(1, saturday))
    const outcome = await checkIn(sari, tap(id), AT_SEVEN)

    expect(outcome).toMatchObject({
      kind: "checked_in",
      registrant: {
        status: "checked_in",
        arrival: { staffName: sari.name, gate: { code: "A" }, at: AT_SEVEN },
      },
    })
    const [event] = await auditEvents("check_in.check_in")
    expect(event).toMatchObject({
      staffId: sari.staffId,
      subject: `registration:${id}`,
      detail: { gateId: gateA },
    })
    expect(JSON.stringify(event)).not.toContain(name)
  })

  test("a tap that is sent again is the same success, hours later too", async () => {
    const { id } = await arrive(person(1, saturday))
    const once = tap(id)
    await checkIn(sari, once, AT_SEVEN)

    expect(await checkIn(sari, once, sat("12:00:00"))).toMatchObject({
      kind: "checked_in",
      registrant: { arrival: { at: AT_SEVEN } },
    })
    expect(await auditEvents("check_in.check_in")).toHaveLength(1)
  })

  test("a second officer is told by whom, when and where", async () => {
    const { id } = await arrive(person(1, saturday))
    await checkIn(sari, tap(id), AT_SEVEN)
    expect(await checkIn(joko, tap(id), sat("07:11:00"))).toMatchObject({
      kind: "refused",
      registrant: { arrival: { staffName: sari.name, gate: { code: "A" }, at: AT_SEVEN } },
    })
  })

  test.each([
    ["too early", sat("06:00:00"), "too_early"],
    ["on the wrong day", new Date("2021-08-06T09:00:00+07:00"), "wrong_day"],
    ["a day late", new Date("2021-08-08T00:00:00+07:00"), "wrong_day"],
  ] as const)("%s only with a reason, which is kept", async (_, now, exception) => {
    const { id } = await arrive(person(1, saturday))
    expect(await checkIn(sari, tap(id), now)).toMatchObject({ kind: "reason_required" })
    expect(await checkIn(sari, tap(id, "   "), now)).toMatchObject({ kind: "reason_required" })
    expect(await db().select().from(checkInTable)).toEqual([])

    expect(await checkIn(sari, tap(id, "Lansia"), now)).toMatchObject({ kind: "checked_in" })
    expect(await db().select().from(checkInTable)).toMatchObject([{ exception, exceptionReason: "Lansia" }])
    expect((await auditEvents("check_in.check_in"))[0]?.detail).toMatchObject({ exception, reason: "Lansia" })
  })

  test("late on the same day without a reason, and a reason that was not needed is not kept", async () => {
    const { id } = await arrive(person(1, saturday))
    expect(await checkIn(sari, tap(id, "Terlambat"), sat("23:59:59"))).toMatchObject({ kind: "checked_in" })
    const rows = await db().select().from(checkInTable)
    expect(rows).toMatchObject([{ exception: null, exceptionReason: null }])
  })

  test("never with a cancelled ticket, nor somebody unknown, nor without a gate", async () => {
    const { id, ticketCode } = await arrive(person(1, saturday))
    const eko = await staffMember("eko", "officer")
    expect(await checkIn(eko, tap(id), AT_SEVEN)).toMatchObject({ kind: "no_gate" })
    await cancelRegistration(resident, { ticketCode }, THURSDAY)
    expect(await checkIn(sari, tap(id), AT_SEVEN)).toMatchObject({
      kind: "refused",
      registrant: { status: "cancelled" },
    })
    expect(await checkIn(sari, tap(id + 1), AT_SEVEN)).toEqual({ kind: "unknown" })
    expect(await auditEvents("check_in.check_in")).toEqual([])
  })

  test("at the gate where the officer stands now; the day's figures say so", async () => {
    const [first, second] = [await arrive(person(1, saturday)), await arrive(person(2, saturday))]
    await checkIn(sari, tap(first.id), AT_SEVEN)
    await chooseGate(sari, { gateId: gateA + 1 })
    await checkIn(sari, tap(second.id), AT_SEVEN)

    expect(await countArrivals(campaignId, gateA + 1, dayOf(AT_SEVEN))).toEqual({ atGate: 1, inAll: 2 })
    expect(await countArrivals(campaignId, gateA, dayOf(THURSDAY))).toEqual({ atGate: 0, inAll: 0 })
    expect((await findRegistrant(second.id))?.arrival?.gate.id).toBe(gateA + 1)
  })
})

describe("taking a check-in back", () => {
  test("within five minutes by the officer who did it; the registrant may enter anew, both events stay in the audit trail", async () => {
    const { id } = await arrive(person(1, saturday))
    const first = tap(id)
    await checkIn(sari, first, AT_SEVEN)

    expect(await undoCheckIn(joko, first, AT_SEVEN)).toMatchObject({ kind: "not_yours" })
    expect(await undoCheckIn(sari, first, sat("07:15:00"))).toMatchObject({ kind: "undone" })
    expect(await db().select().from(checkInTable)).toEqual([])
    expect(await undoCheckIn(sari, first, sat("07:15:00"))).toMatchObject({ kind: "changed" })
    expect(await checkIn(joko, tap(id), sat("07:16:00"))).toMatchObject({ kind: "checked_in" })
    expect(await undoCheckIn(sari, first, sat("07:16:00"))).toMatchObject({ kind: "changed" })
    expect(await auditEvents("check_in.undo")).toMatchObject([
      { staffId: sari.staffId, subject: `registration:${id}` },
    ])
    expect(await auditEvents("check_in.check_in")).toHaveLength(2)
  })

  test("a copy of the undone tap that comes late lets nobody in; a tap on the new card does", async () => {
    const [one, two] = [await arrive(person(1, saturday)), await arrive(person(2, saturday))]
    const first = tap(one.id)
    await checkIn(sari, first, AT_SEVEN)
    await undoCheckIn(sari, first, sat("07:11:00"))

    expect(await checkIn(sari, first, sat("07:12:00"))).toMatchObject({
      kind: "already_undone",
      registrant: { status: "registered", arrival: null },
    })
    expect(await db().select().from(checkInTable)).toEqual([])
    expect(await auditEvents("check_in.check_in")).toHaveLength(1)
    expect(await checkIn(sari, tap(one.id), sat("07:13:00"))).toMatchObject({ kind: "checked_in" })
    expect(await checkIn(sari, tap(two.id), sat("07:13:00"))).toMatchObject({ kind: "checked_in" })
  })

  test("an administrator helps, but nobody after five minutes and nobody once the registrant was vaccinated", async () => {
    const [one, two] = [await arrive(person(1, saturday)), await arrive(person(2, saturday))]
    const [first, second] = [tap(one.id), tap(two.id)]
    await checkIn(sari, first, AT_SEVEN)
    await checkIn(sari, second, AT_SEVEN)

    expect(await undoCheckIn(sari, first, sat("07:15:00.001"))).toMatchObject({ kind: "too_late" })
    expect(await undoCheckIn(admin, first, sat("07:15:00.001"))).toMatchObject({ kind: "too_late" })
    expect(await undoCheckIn(admin, first, sat("07:14:00"))).toMatchObject({ kind: "undone" })
    await db().update(registration).set({ status: "vaccinated" }).where(eq(registration.id, two.id))
    expect(await undoCheckIn(sari, second, AT_SEVEN)).toMatchObject({ kind: "changed" })
  })
})
