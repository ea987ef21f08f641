import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { maskNik, nikWarnings, readNik } from "./nik.ts"

const two = (value: number) => String(value).padStart(2, "0")

/** Any person the law could number: province from 11, a date of their own, a serial from 1. */
const people = fc.record({
  region: fc.integer({ min: 110000, max: 999999 }).map(String),
  year: fc.integer({ min: 1900, max: 2021 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  sex: fc.constantFrom("male" as const, "female" as const),
  serial: fc.integer({ min: 1, max: 9999 }),
})
type Person = typeof people extends fc.Arbitrary<infer P> ? P : never

function nikOf({ region, year, month, day, sex, serial }: Person): string {
  const shownDay = two(day + (sex === "female" ? 40 : 0))
  return `${region}${shownDay}${two(month)}${two(year % 100)}${String(serial).padStart(4, "0")}`
}

const birthDate = ({ year, month, day }: Person) => `${year}-${two(month)}-${two(day)}`

describe("reading a NIK", () => {
  test("reads back birth date and sex of everybody, and warns of nothing but the region", () => {
    fc.assert(
      fc.property(people, (person) => {
        fc.pre(!/^(\d)\1{15}$/.test(nikOf(person)))
        const reading = readNik(nikOf(person))
        if (reading.kind === "rejected") throw new Error(reading.reason)
        const { nik } = reading
        expect(nik.sex).toBe(person.sex)
        expect(nik.born).toEqual({ day: person.day, month: person.month, year: person.year % 100 })
        const warnings = nikWarnings(nik, { birthDate: birthDate(person), sex: person.sex })
        expect(warnings.filter((warning) => warning !== "region_unknown")).toEqual([])
      }),
    )
  })

  test("spaces, dots and dashes change nothing", () => {
    fc.assert(
      fc.property(people, fc.array(fc.constantFrom(" ", ".", "-"), { maxLength: 8 }), (person, noise) => {
        const plain = nikOf(person)
        const typed = [...plain].map((digit, at) => digit + (noise[at] ?? "")).join("")
        expect(readNik(typed)).toEqual(readNik(plain))
      }),
    )
  })

  test("whatever is typed, it answers and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(["valid", "rejected"]).toContain(readNik(typed).kind)
      }),
    )
  })

  test.each([
    ["357301010101000", "length"],
    ["35730101010100011", "length"],
    ["", "length"],
    ["357301010101000X", "digits_only"],
    ["0073010101010001", "structure"],
    ["1073010101010001", "structure"],
    ["3573010001010001", "structure"],
    ["3573013201010001", "structure"],
    ["3573014001010001", "structure"],
    ["3573017201010001", "structure"],
    ["3573010100010001", "structure"],
    ["3573010113010001", "structure"],
    ["3573010101010000", "structure"],
    ["3333333333333333", "structure"],
  ])("%s is rejected: %s", (typed, reason) => {
    expect(readNik(typed)).toEqual({ kind: "rejected", reason })
  })

  test.each([
    ["3573010101010001", "the first day"],
    ["3573013112990001", "the last day of a man"],
    ["3573017112990001", "the last day of a woman"],
    ["3573013102900001", "31 February: the officer checks the card"],
  ])("%s may be one: %s", (typed) => {
    expect(readNik(typed).kind).toBe("valid")
  })
})

describe("warnings", () => {
  const woman = readNik("3573014507990001")
  const nik = woman.kind === "valid" ? woman.nik : expect.unreachable()

  test("none when everything agrees, whatever the century", () => {
    expect(nikWarnings(nik, { birthDate: "1999-07-05", sex: "female" })).toEqual([])
    expect(nikWarnings(nik, { birthDate: "1899-07-05", sex: "female" })).toEqual([])
  })

  test("a corrected birth date, another sex and an unknown province are told, not refused", () => {
    expect(nikWarnings(nik, { birthDate: "1999-07-06", sex: "male" })).toEqual([
      "birth_date_differs",
      "sex_differs",
    ])
    const far = readNik("9901014507990001")
    if (far.kind === "rejected") throw new Error(far.reason)
    expect(nikWarnings(far.nik, { birthDate: "1999-07-05", sex: "female" })).toEqual(["region_unknown"])
  })
})

test("the mask shows region and serial, never the birth date", () => {
  expect(maskNik("3573014507990001")).toBe("3573••••••••0001")
})
