import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  atWib,
  dateKey,
  formatClock,
  formatDate,
  formatDay,
  formatHours,
  formatList,
  formatNumber,
  formatTime,
} from "./format.ts"
import { asLocale, type Locale } from "./locale.ts"

const moment = new Date("2021-08-07T00:30:05Z")

describe("WIB on the screen", () => {
  test("days, hours, numbers and lists as the city writes them", () => {
    expect(formatDate(moment, "id")).toBe("Sabtu, 7 Agustus 2021")
    expect(formatDay(moment, "id")).toBe("7 Agustus 2021")
    expect(formatTime(moment, "id")).toBe("07.30")
    expect(formatHours(moment, moment, "id")).toBe("07.30–07.30")
    expect(formatClock(moment, "id")).toBe("07.30.05")
    expect(formatNumber(25_000, "id")).toBe("25.000")
    expect(formatList(["Kabupaten Pinang", "Kota Rawa"], "id")).toBe("Kabupaten Pinang, Kota Rawa")
  })

  test("and in English", () => {
    expect(formatDate(moment, "en")).toBe("Saturday, 7 August 2021")
    expect(formatDay(moment, "en")).toBe("7 August 2021")
    expect(formatTime(moment, "en")).toBe("07:30")
    expect(formatHours(moment, moment, "en")).toBe("07:30–07:30")
    expect(formatClock(moment, "en")).toBe("07:30:05")
    expect(formatNumber(10_000, "en")).toBe("10,000")
    expect(formatList(["Kabupaten Pinang", "Kota Rawa"], "en")).toBe("Kabupaten Pinang, Kota Rawa")
  })

  test("the calendar day turns at midnight in WIB, not in London", () => {
    expect(dateKey(new Date("2021-08-06T16:59:59Z"))).toBe("2021-08-06")
    expect(dateKey(new Date("2021-08-06T17:00:00Z"))).toBe("2021-08-07")
    expect(atWib("2021-08-07", 7).toISOString()).toBe("2021-08-07T00:00:00.000Z")
    expect(formatClock(atWib("2021-08-07", 0), "id")).toBe("00.00.00")
  })
})

test("a page says its language, and what it says otherwise is read as Indonesian", () => {
  expect([asLocale("en"), asLocale("id"), asLocale("")]).toEqual(["en", "id", "id"])
})

describe.each<[Locale, string]>([
  ["id", "id-ID"],
  ["en", "en-GB"],
])("what we write in %s as the platform does", (locale, tag) => {
  const zone = { timeZone: "Asia/Jakarta" }
  const clock = new Intl.DateTimeFormat(tag, { ...zone, timeStyle: "medium", hourCycle: "h23" })
  const day = new Intl.DateTimeFormat("sv-SE", zone)
  const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })

  test("the clock and the calendar day, at any moment", () => {
    fc.assert(
      fc.property(moments, (at) => {
        expect(formatClock(at, locale)).toBe(clock.format(at))
        expect(dateKey(at)).toBe(day.format(at))
      }),
    )
  })

  test("whole numbers", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(formatNumber(value, locale)).toBe(new Intl.NumberFormat(tag).format(value))
      }),
    )
  })
})
