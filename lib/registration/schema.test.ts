import { describe, expect, test } from "vitest"
import { thisCity } from "#db/seed/this-city.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { checkRegisterForm } from "./schema.ts"

const today = "2021-08-05"
const person = generatedPerson(7, { sessionId: 1 })
const errorsOf = (change: Record<string, string>) => {
  const check = checkRegisterForm({ ...person, ...change }, today, thisCity.city)
  return check.kind === "invalid" ? check.errors : {}
}

describe("the form of /daftar", () => {
  test("a whole one becomes an applicant with normal forms", () => {
    const check = checkRegisterForm(
      { ...person, name: "  Siti \n Aminah ", phone: "0812 3456 7890" },
      today,
      thisCity.city,
    )
    expect(check).toMatchObject({
      kind: "valid",
      applicant: { name: "Siti Aminah", phone: "+6281234567890", sessionId: 1 },
    })
  })

  test("an empty one names every field once", () => {
    const empty = Object.fromEntries(Object.keys(person).map((field) => [field, ""]))
    expect(errorsOf({ ...empty, idempotencyKey: person.idempotencyKey })).toEqual({
      nik: "required",
      name: "required",
      birthDate: "required",
      sex: "required",
      phone: "required",
      residency: "required",
      address: "required",
      sessionId: "required",
      consent: "consent",
    })
  })

  test.each([
    [{ nik: "123" }, { nik: "nik_length" }],
    [{ nik: "35730145079900x1" }, { nik: "nik_digits_only" }],
    [{ nik: "3573010000000000" }, { nik: "nik_structure" }],
    [{ birthDate: "2021-02-30" }, { birthDate: "birth_date" }],
    [{ birthDate: "7/8/1990" }, { birthDate: "birth_date" }],
    [{ birthDate: "2021-08-06" }, { birthDate: "birth_date_future" }],
    [{ phone: "0341-123456" }, { phone: "phone" }],
    [{ kelurahan: "35.07.01.1001" }, { kelurahan: "kelurahan_unknown" }],
    [{ kelurahan: "" }, { kelurahan: "required" }],
    [{ residency: "outside_city", district: "" }, { district: "required" }],
    [{ name: "L" }, {}],
    [{ name: "\u200B\u3164" }, { name: "required" }],
    [{ name: "…" }, { name: "name" }],
    [{ nik: `\u200E${person.nik}` }, {}],
    [{ nik: person.nik.replace(/(.{4})(?=.)/g, "$1‑") }, {}],
    [{ nik: person.nik.replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)] ?? "") }, {}],
    [{ name: "a".repeat(101) }, { name: "too_long" }],
    [{ sessionId: "abc" }, { sessionId: "required" }],
    [{ sessionId: "2147483648" }, { sessionId: "session_unknown" }],
    [{ consent: "" }, { consent: "consent" }],
  ])("%o: %o", (change, expected) => {
    expect(errorsOf(change as unknown as Record<string, string>)).toEqual(expected)
  })

  const differing = { ...person, birthDate: "1999-01-31", sex: person.sex === "male" ? "female" : "male" }
  const kindWhenConfirmed = (confirmWarnings: string) =>
    checkRegisterForm({ ...differing, confirmWarnings }, today, thisCity.city).kind

  test("a NIK that differs from birth date and sex passes once both are confirmed", () => {
    expect(checkRegisterForm(differing, today, thisCity.city)).toMatchObject({
      kind: "invalid",
      errors: {},
      warnings: ["birth_date_differs", "sex_differs"],
    })
    expect(kindWhenConfirmed("birth_date_differs,sex_differs")).toBe("valid")
    expect(kindWhenConfirmed("sex_differs,birth_date_differs,region_unknown")).toBe("valid")
  })

  test.each(["birth_date_differs", "sex_differs", "yes", "birth_date_differs,yes", ""])(
    "a confirmation of %j is none of what it does not name, and everything is asked again",
    (confirmWarnings) => {
      expect(checkRegisterForm({ ...differing, confirmWarnings }, today, thisCity.city)).toMatchObject({
        kind: "invalid",
        errors: {},
        warnings: ["birth_date_differs", "sex_differs"],
      })
    },
  )
})
