import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { formatPhone } from "#lib/identity/phone.ts"
import { formatTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { resident } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { THURSDAY } from "#testing/database/campaign.ts"
import { arrive, layOutDesk, fromBlimbing as person, onSaturday as sat } from "#testing/database/desk.ts"
import { findRegistrants, MAX_LIST } from "./queries.ts"
import { deskMoment } from "./rules.ts"
import { readQuery } from "./schema.ts"

const AT_SEVEN = sat("07:10:00")

let desk: Awaited<ReturnType<typeof layOutDesk>>
beforeEach(async () => {
  desk = await layOutDesk()
})

async function search(typed: string, now = AT_SEVEN, gate: number | null = desk.gateA) {
  const reading = readQuery(typed)
  if (reading.kind !== "query") return reading.reason
  return (await findRegistrants(desk.campaignId, reading.query, deskMoment(gate, now))).map(
    ({ registrationId }) => registrationId,
  )
}

describe("finding a registrant", () => {
  test("by everything that people show, say or spell", async () => {
    const dewi = person(1, desk.saturday, { name: "Dewi Lestari Handayani" })
    const row = await arrive(dewi)
    await arrive(person(2, desk.saturday, { name: "Budi Santoso" }))

    const qr = signTicket({ code: row.ticketCode, sessionId: desk.saturday, gateCode: "A" })
    const ways = [qr, row.ticketCode.toLowerCase(), formatTicketCode(row.ticketCode), dewi.nik]
    ways.push(formatPhone(dewi.phone), dewi.phone, "dewi", "LESTARI", "hand dewi", "A-0001", "a1", "0001")
    for (const typed of ways) expect([typed, await search(typed)]).toEqual([typed, [row.id]])
  })

  test("not by what is not there, and never by wildcards", async () => {
    await arrive(person(1, desk.saturday, { name: "Dewi Lestari" }))
    for (const typed of ["Joko", "D_wi", "d%i", "dewa\\", "A-0002", "081299999999", "3573014101800009"]) {
      expect([typed, await search(typed)]).toEqual([typed, []])
    }
  })

  test("a name that has the form of a ticket code is found as a name", async () => {
    const row = await arrive(person(1, desk.saturday, { name: "Wahyadi Permanent" }))
    expect(await search("wahyadi permanent")).toEqual([row.id])
  })

  test.each([
    ["Nur’aini Ma’ruf", ["Nur'aini", "nuraini"]],
    ["Jose\u0301 Pereira", ["Jose", "José"]],
    ["Siti Aminah Rahayu", ["SITI AMINAH RAHAYU, S.PD", "H. Siti Aminah Rahayu", "Siti Aminah Rahayu,"]],
    ["Li", ["Li", "li"]],
    ["O", ["o"]],
  ])("as people say the name: %s", async (name, ways) => {
    const row = await arrive(person(1, desk.saturday, { name }))
    await arrive(person(2, desk.saturday, { name: "Bowo Lilik" }))
    for (const typed of ways) expect([typed, await search(typed)]).toEqual([typed, [row.id]])
  })

  test("a row without a key, as a process of before writes it, is found as well", async () => {
    const row = await arrive(person(1, desk.saturday, { name: "Nur’aini José" }))
    await db().update(registration).set({ nameKey: "" })
    expect(await search("nuraini jose")).toEqual([row.id])
  })

  test("of namesakes those of this hour come first, at the officer's own gate before others", async () => {
    const dewi = { name: "Dewi Lestari" }
    const tomorrow = await arrive(person(1, desk.sunday, dewi))
    const later = await arrive(person(2, desk.evening, dewi))
    const other = await arrive(person(3, desk.saturday, { ...dewi, kelurahan: "35.73.02.1001" }))
    const own = await arrive(person(4, desk.saturday, dewi))
    expect(await search("dewi")).toEqual([own.id, other.id, later.id, tomorrow.id])
    expect(await search("dewi", AT_SEVEN, other.gateId)).toEqual([other.id, own.id, later.id, tomorrow.id])
    expect(await search("dewi", sat("14:30:00"))).toEqual([later.id, own.id, other.id, tomorrow.id])
  })

  test("a number means one person of a gate and day, whatever the hour", async () => {
    const [morning, later, next] = [
      await arrive(person(1, desk.saturday)),
      await arrive(person(2, desk.evening)),
      await arrive(person(3, desk.sunday)),
    ]
    expect(new Set([morning.number, later.number]).size).toBe(2)
    expect(next.number).toBe(morning.number)
    expect(await search(`A-${later.number}`)).toEqual([later.id])
  })

  test("one number of several days: today's comes first, a cancelled one last", async () => {
    const cancelled = await arrive(person(1, desk.saturday))
    const later = await arrive(person(2, desk.sunday))
    const second = await arrive(person(3, desk.saturday))
    await cancelRegistration(resident, { ticketCode: cancelled.ticketCode }, THURSDAY)
    await db().update(registration).set({ number: 7 }).where(eq(registration.id, later.id))
    await db().update(registration).set({ number: 7 }).where(eq(registration.id, second.id))

    expect(await search("A-0007")).toEqual([second.id, later.id])
    expect(await search("A-0007", new Date("2021-08-08T07:10:00+07:00"))).toEqual([later.id, second.id])
    expect(await search(formatPhone(cancelled.phone))).toEqual([cancelled.id])
  })

  test("who cancelled and registered again is found by NIK with the live registration first", async () => {
    const dewi = person(1, desk.saturday)
    const first = await arrive(dewi)
    await cancelRegistration(resident, { ticketCode: first.ticketCode }, THURSDAY)
    const second = await arrive({ ...dewi, sessionId: desk.sunday, idempotencyKey: randomUUID() })

    expect(await search(dewi.nik)).toEqual([second.id, first.id])
  })

  test("a family on one phone is a list; a common name stops at twenty and one", async () => {
    for (let n = 1; n <= 25; n++)
      await arrive(person(n, desk.saturday, { name: "Siti Aminah", phone: "+6281200000000" }))
    expect(await search("081200000000")).toHaveLength(MAX_LIST + 1)
    expect(await search("siti aminah")).toHaveLength(MAX_LIST + 1)
  })
})
