import { describe, expect, test } from "vitest"
import { mintStaffActor } from "#lib/kernel/actor.ts"
import { inventedRegistrant } from "#testing/invented-registrant.ts"
import { cardOf, dayOf, EARLY_MINUTES, exceptionOf, judge, mayUndo, UNDO_MINUTES } from "./rules.ts"
import type { Arrival } from "./types.ts"

const at = (time: string) => new Date(`${time}+07:00`)

const registrant = inventedRegistrant
const { gate, session } = registrant
const arrival: Arrival = {
  staffId: 3,
  staffName: "Sari",
  gate,
  at: at("2021-08-07T08:10:00"),
  exception: null,
  deviceNonce: "5a0e0d57-13a1-4bd0-8f0c-d5ad6ef0a8b0",
}
const sari = mintStaffActor({ id: 3, role: "officer", name: "Sari" })
const joko = mintStaffActor({ id: 4, role: "officer", name: "Joko" })
const admin = mintStaffActor({ id: 5, role: "admin", name: "Ana" })

describe("the time on the ticket", () => {
  test.each([
    ["the last second of the day before", "2021-08-06T23:59:59.999", { kind: "wrong_day", over: false }],
    ["the first second of the day", "2021-08-07T00:00:00", { kind: "too_early" }],
    ["one millisecond before the grace", "2021-08-07T07:44:59.999", { kind: "too_early" }],
    ["the first moment of the grace", "2021-08-07T07:45:00", { kind: "may_enter", late: false }],
    ["the hour itself", "2021-08-07T08:00:00", { kind: "may_enter", late: false }],
    ["the last millisecond of the hour", "2021-08-07T08:59:59.999", { kind: "may_enter", late: false }],
    ["late by nothing", "2021-08-07T09:00:00", { kind: "may_enter", late: true }],
    ["the last millisecond of the day", "2021-08-07T23:59:59.999", { kind: "may_enter", late: true }],
    ["midnight in WIB, 17.00 UTC", "2021-08-08T00:00:00", { kind: "wrong_day", over: true }],
  ])("%s", (_, now, verdict) => {
    expect(judge(registrant, at(now))).toMatchObject(verdict)
  })

  test("too early says from when on", () => {
    const verdict = judge(registrant, at("2021-08-07T06:00:00"))
    expect(verdict).toEqual({ kind: "too_early", entersAt: at("2021-08-07T07:45:00") })
    expect(EARLY_MINUTES).toBe(15)
  })

  test("a session across midnight lets people in after midnight too, until its end", () => {
    const night = { startsAt: at("2021-08-07T23:30:00"), endsAt: at("2021-08-08T00:30:00") }
    const verdictAt = (time: string) => judge({ ...registrant, session: { id: 7, ...night } }, at(time))
    expect(verdictAt("2021-08-08T00:10:00")).toEqual({ kind: "may_enter", late: false })
    expect(verdictAt("2021-08-07T23:40:00")).toEqual({ kind: "may_enter", late: false })
    expect(verdictAt("2021-08-08T00:30:00")).toEqual({ kind: "wrong_day", over: true })
  })

  test("a session just after midnight lets people in before midnight: the grace wins over the calendar", () => {
    const first = { ...session, startsAt: at("2021-08-08T00:05:00"), endsAt: at("2021-08-08T01:00:00") }
    expect(judge({ ...registrant, session: first }, at("2021-08-07T23:55:00")).kind).toBe("may_enter")
  })

  test("a day of WIB begins at 17.00 UTC", () => {
    const day = dayOf(new Date("2021-08-06T17:00:00Z"))
    expect(day).toEqual({ starts: new Date("2021-08-06T17:00:00Z"), ends: new Date("2021-08-07T17:00:00Z") })
    expect(dayOf(new Date("2021-08-06T16:59:59.999Z")).ends).toEqual(day.starts)
  })
})

describe("what became of the registration", () => {
  const now = at("2021-08-07T08:20:00")

  test("who is inside is not let in again, whatever happened to them there", () => {
    for (const status of ["checked_in", "deferred", "vaccinated"] as const) {
      expect(judge({ ...registrant, status, arrival }, now)).toEqual({ kind: "already_checked_in", arrival })
    }
  })

  test("a cancelled ticket says when", () => {
    const cancelledAt = at("2021-08-06T10:00:00")
    const verdict = judge({ ...registrant, status: "cancelled", cancelledAt }, now)
    expect(verdict).toEqual({ kind: "cancelled", at: cancelledAt })
    expect(exceptionOf(verdict)).toBe("refused")
  })

  test("only another time can be excepted", () => {
    expect(exceptionOf(judge(registrant, now))).toBeNull()
    expect(exceptionOf(judge(registrant, at("2021-08-07T06:00:00")))).toBe("too_early")
    expect(exceptionOf(judge(registrant, at("2021-08-09T08:00:00")))).toBe("wrong_day")
    expect(exceptionOf(judge({ ...registrant, status: "no_show" }, now))).toBe("refused")
    expect(exceptionOf(judge({ ...registrant, status: "checked_in", arrival }, now))).toBe("refused")
  })
})

describe("taking a check-in back", () => {
  const last = new Date(arrival.at.getTime() + UNDO_MINUTES * 60_000)

  test("the officer who did it and administrators may, for five minutes", () => {
    expect(mayUndo(arrival, sari, last)).toBe("allowed")
    expect(mayUndo(arrival, admin, last)).toBe("allowed")
    expect(mayUndo(arrival, joko, last)).toBe("not_yours")
    expect(mayUndo(arrival, sari, new Date(last.getTime() + 1))).toBe("too_late")
  })

  test("the card offers it to those who may and hides the nonce from the others", () => {
    const inside = { ...registrant, status: "checked_in" as const, arrival }
    expect(cardOf(inside, sari, last).undo).toEqual({ deviceNonce: arrival.deviceNonce, until: last })
    const strangers = cardOf(inside, joko, last)
    expect(strangers.undo).toBeNull()
    expect(JSON.stringify(strangers)).not.toContain(arrival.deviceNonce)
  })

  test("a registrant is not fetched back from the vaccination table", () => {
    expect(cardOf({ ...registrant, status: "vaccinated", arrival }, sari, last).undo).toBeNull()
  })
})

test("the age on the card is the age on that day", () => {
  expect(cardOf(registrant, sari, at("2021-08-07T23:59:00")).age).toBe(40)
  expect(cardOf(registrant, sari, at("2021-08-08T00:00:00")).age).toBe(41)
})
