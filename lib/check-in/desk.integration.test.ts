import { randomUUID } from "node:crypto"
import { asc, eq } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { resident } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { staffMember, THURSDAY } from "#testing/database/campaign.ts"
import { arrive, layOutDesk, fromBlimbing as person, onSaturday as sat } from "#testing/database/desk.ts"
import { checkIn } from "./commands/check-in.ts"
import { chooseGate } from "./commands/choose-gate.ts"
import { undoCheckIn } from "./commands/undo-check-in.ts"
import { countArrivals, findRegistrant } from "./queries.ts"
import { dayOf } from "./rules.ts"

const AT_SEVEN = sat("07:10:00")

let desk: Awaited<ReturnType<typeof layOutDesk>>
beforeEach(async () => {
  desk = await layOutDesk()
})

const tap = (registrationId: number, reason?: string) => ({
  registrationId,
  deviceNonce: randomUUID(),
  reason,
})
const auditEvents = (action: "check_in.check_in" | "check_in.undo") =>
  db().select().from(auditEvent).where(eq(auditEvent.action, action)).orderBy(asc(auditEvent.id))

describe("letting a registrant in", () => {
  test("in their hour: the arrival stands with officer, gate and time, and is audited without a name", async () => {
    const { id, name } = await arrive(person(1, desk.saturday))
    const outcome = await checkIn(desk.sari, tap(id), AT_SEVEN)

    expect(outcome).toMatchObject({
      kind: "checked_in",
      registrant: {
        status: "checked_in",
        arrival: { staffName: desk.sari.name, gate: { code: "A" }, at: AT_SEVEN },
      },
    })
    const [event] = await auditEvents("check_in.check_in")
    expect(event).toMatchObject({
      staffId: desk.sari.staffId,
      subject: `registration:${id}`,
      detail: { gateId: desk.gateA },
    })
    expect(JSON.stringify(event)).not.toContain(name)
  })

  test("a tap that is sent again is the same success, hours later too", async () => {
    const { id } = await arrive(person(1, desk.saturday))
    const once = tap(id)
    await checkIn(desk.sari, once, AT_SEVEN)

    expect(await checkIn(desk.sari, once, sat("12:00:00"))).toMatchObject({
      kind: "checked_in",
      registrant: { arrival: { at: AT_SEVEN } },
    })
    expect(await auditEvents("check_in.check_in")).toHaveLength(1)
  })

  test("a second officer is told by whom, when and where", async () => {
    const { id } = await arrive(person(1, desk.saturday))
    await checkIn(desk.sari, tap(id), AT_SEVEN)
    expect(await checkIn(desk.joko, tap(id), sat("07:11:00"))).toMatchObject({
      kind: "refused",
      registrant: { arrival: { staffName: desk.sari.name, gate: { code: "A" }, at: AT_SEVEN } },
    })
  })

  test.each([
    ["too early", sat("06:00:00"), "too_early"],
    ["on the wrong day", new Date("2021-08-06T09:00:00+07:00"), "wrong_day"],
    ["a day late", new Date("2021-08-08T00:00:00+07:00"), "wrong_day"],
  ] as const)("%s only with a reason, which is kept", async (_, now, exception) => {
    const { id } = await arrive(person(1, desk.saturday))
    expect(await checkIn(desk.sari, tap(id), now)).toMatchObject({ kind: "reason_required" })
    expect(await checkIn(desk.sari, tap(id, "   "), now)).toMatchObject({ kind: "reason_required" })
    expect(await db().select().from(checkInTable)).toEqual([])

    expect(await checkIn(desk.sari, tap(id, "Lansia"), now)).toMatchObject({ kind: "checked_in" })
    expect(await db().select().from(checkInTable)).toMatchObject([{ exception, exceptionReason: "Lansia" }])
    expect((await auditEvents("check_in.check_in"))[0]?.detail).toMatchObject({ exception, reason: "Lansia" })
  })

  test("late on the same day without a reason, and a reason that was not needed is not kept", async () => {
    const { id } = await arrive(person(1, desk.saturday))
    expect(await checkIn(desk.sari, tap(id, "Terlambat"), sat("23:59:59"))).toMatchObject({
      kind: "checked_in",
    })
    const rows = await db().select().from(checkInTable)
    expect(rows).toMatchObject([{ exception: null, exceptionReason: null }])
  })

  test("never with a cancelled ticket, nor somebody unknown, nor without a gate", async () => {
    const { id, ticketCode } = await arrive(person(1, desk.saturday))
    const eko = await staffMember("eko", "officer")
    expect(await checkIn(eko, tap(id), AT_SEVEN)).toMatchObject({ kind: "no_gate" })
    await cancelRegistration(resident, { ticketCode }, THURSDAY)
    expect(await checkIn(desk.sari, tap(id), AT_SEVEN)).toMatchObject({
      kind: "refused",
      registrant: { status: "cancelled" },
    })
    expect(await checkIn(desk.sari, tap(id + 1), AT_SEVEN)).toEqual({ kind: "unknown" })
    expect(await auditEvents("check_in.check_in")).toEqual([])
  })

  test("at the gate where the officer stands now; the day's figures say so", async () => {
    const [first, second] = [await arrive(person(1, desk.saturday)), await arrive(person(2, desk.saturday))]
    await checkIn(desk.sari, tap(first.id), AT_SEVEN)
    await chooseGate(desk.sari, { gateId: desk.gateA + 1 })
    await checkIn(desk.sari, tap(second.id), AT_SEVEN)

    expect(await countArrivals(desk.campaignId, desk.gateA + 1, dayOf(AT_SEVEN))).toEqual({
      atGate: 1,
      inAll: 2,
    })
    expect(await countArrivals(desk.campaignId, desk.gateA, dayOf(THURSDAY))).toEqual({ atGate: 0, inAll: 0 })
    expect((await findRegistrant(second.id))?.arrival?.gate.id).toBe(desk.gateA + 1)
  })
})

describe("taking a check-in back", () => {
  test("within five minutes by the officer who did it; the registrant may enter anew, both events stay in the audit trail", async () => {
    const { id } = await arrive(person(1, desk.saturday))
    const first = tap(id)
    await checkIn(desk.sari, first, AT_SEVEN)

    expect(await undoCheckIn(desk.joko, first, AT_SEVEN)).toMatchObject({ kind: "not_yours" })
    expect(await undoCheckIn(desk.sari, first, sat("07:15:00"))).toMatchObject({ kind: "undone" })
    expect(await db().select().from(checkInTable)).toEqual([])
    expect(await undoCheckIn(desk.sari, first, sat("07:15:00"))).toMatchObject({ kind: "changed" })
    expect(await checkIn(desk.joko, tap(id), sat("07:16:00"))).toMatchObject({ kind: "checked_in" })
    expect(await undoCheckIn(desk.sari, first, sat("07:16:00"))).toMatchObject({ kind: "changed" })
    expect(await auditEvents("check_in.undo")).toMatchObject([
      { staffId: desk.sari.staffId, subject: `registration:${id}` },
    ])
    expect(await auditEvents("check_in.check_in")).toHaveLength(2)
  })

  test("a copy of the undone tap that comes late lets nobody in; a tap on the new card does", async () => {
    const [one, two] = [await arrive(person(1, desk.saturday)), await arrive(person(2, desk.saturday))]
    const first = tap(one.id)
    await checkIn(desk.sari, first, AT_SEVEN)
    await undoCheckIn(desk.sari, first, sat("07:11:00"))

    expect(await checkIn(desk.sari, first, sat("07:12:00"))).toMatchObject({
      kind: "already_undone",
      registrant: { status: "registered", arrival: null },
    })
    expect(await db().select().from(checkInTable)).toEqual([])
    expect(await auditEvents("check_in.check_in")).toHaveLength(1)
    expect(await checkIn(desk.sari, tap(one.id), sat("07:13:00"))).toMatchObject({ kind: "checked_in" })
    expect(await checkIn(desk.sari, tap(two.id), sat("07:13:00"))).toMatchObject({ kind: "checked_in" })
  })

  test("an administrator helps, but nobody after five minutes and nobody once the registrant was vaccinated", async () => {
    const [one, two] = [await arrive(person(1, desk.saturday)), await arrive(person(2, desk.saturday))]
    const [first, second] = [tap(one.id), tap(two.id)]
    await checkIn(desk.sari, first, AT_SEVEN)
    await checkIn(desk.sari, second, AT_SEVEN)

    expect(await undoCheckIn(desk.sari, first, sat("07:15:00.001"))).toMatchObject({ kind: "too_late" })
    expect(await undoCheckIn(desk.admin, first, sat("07:15:00.001"))).toMatchObject({ kind: "too_late" })
    expect(await undoCheckIn(desk.admin, first, sat("07:14:00"))).toMatchObject({ kind: "undone" })
    await db().update(registration).set({ status: "vaccinated" }).where(eq(registration.id, two.id))
    expect(await undoCheckIn(desk.sari, second, AT_SEVEN)).toMatchObject({ kind: "changed" })
  })
})
