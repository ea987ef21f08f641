import { createElement } from "react"
import { expect, test } from "vitest"
import type { NikWarning } from "#lib/identity/nik.ts"
import type { RegisterRefusal, RegisterValues } from "#lib/registration/types.ts"
import { rendered } from "#testing/rendered.ts"
import { ConsentFields } from "./consent-fields.tsx"
import { FormOutcome } from "./form-outcome.tsx"

const refused = (refusal: RegisterRefusal) =>
  rendered(
    createElement(FormOutcome, {
      state: { kind: "refused", values: {}, refusal },
      minimumAge: 12,
      line: "resident",
    }),
  )

test("who is refused a held place hears that it is held, and not that places have run out", () => {
  const words = refused({ kind: "campaign_full", audience: "outside_city", held: 5_000 })
  expect(words).toContain("Tempat untuk warga luar kota masih ditahan")
  expect(words).toContain("5.000 tempat")
  expect(words).not.toContain("habis")
})

test.each([
  ["resident", "Kuota untuk warga Kota Malang sudah habis"],
  ["outside_city", "Kuota untuk warga luar kota sudah habis"],
] as const)("places run out for one audience: %s", (audience, title) => {
  expect(refused({ kind: "campaign_full", audience, held: 0 })).toContain(title)
})

test("whoever's turn is over is led to a new number in their own line, and told that nothing typed is lost", () => {
  const words = refused({ kind: "pass_expired" })
  expect(words).toContain("Isian Anda masih ada di halaman ini")
  expect(words).toContain('href="/antre?jalur=resident"')
})

test("a turn of the other line leads to the line of where the person lives", () => {
  const words = refused({ kind: "other_line", audience: "outside_city" })
  expect(words).toContain("Giliran Anda berlaku untuk warga Kota Malang.")
  expect(words).toContain('href="/antre?jalur=outside_city"')
})

const box = (warnings: NikWarning[], confirmWarnings: string) => {
  const values: RegisterValues = { confirmWarnings }
  const page = rendered(createElement(ConsentFields, { values, warnings, errorAt: () => undefined }))
  const input = /<input[^>]*name="confirmWarnings"[^>]*>/.exec(page)?.[0] ?? ""
  return { value: /value="([^"]*)"/.exec(input)?.[1], ticked: input.includes("checked") }
}

test("the box stands for the warnings above it: a new one has to be confirmed anew", () => {
  expect(box(["birth_date_differs"], "")).toEqual({ value: "birth_date_differs", ticked: false })
  expect(box(["birth_date_differs", "sex_differs"], "birth_date_differs")).toEqual({
    value: "birth_date_differs,sex_differs",
    ticked: false,
  })
})

test("what was confirmed stays confirmed while something else is put right", () => {
  expect(box([], "birth_date_differs")).toEqual({ value: "birth_date_differs", ticked: true })
  expect(box([], "")).toEqual({ value: undefined, ticked: false })
})
