import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { ResidenceFields } from "#components/registration/residence-fields.tsx"
import { regionsToChoose } from "#lib/city/rules.ts"
import { inventedCity } from "#testing/invented-city.ts"
import { rendered } from "#testing/rendered.ts"
import { cityLook, iconAddressOf } from "./city-look.ts"
import { PublicShell } from "./public-shell.tsx"

test("a page wears the colours and the mark of its city", () => {
  const root = renderToStaticMarkup(createElement("html", { style: cityLook(inventedCity) }))
  expect(root).toContain("--color-brand:#123456;--color-marigold:#abcdef;--emblem:url(")
  expect(iconAddressOf(inventedCity)).toContain("fill='%23123456'")
  expect(iconAddressOf({ emblem: `<path d="M0 0"/>` })).not.toMatch(/["#]/)
})

test("header and footer name who runs the portal and where", () => {
  const page = rendered(createElement(PublicShell, null, "isi"), inventedCity)
  expect(page).toContain("Pemerintah Kota Rawa D&#x27;Pinang")
  expect(page).toContain("Gelora Pinang")
})

test("the form offers the kelurahan of the city, and its neighbours as suggestions", () => {
  const fields = { values: {}, errorAt: () => undefined, regions: regionsToChoose(inventedCity) }
  const form = rendered(createElement(ResidenceFields, fields), inventedCity)
  expect(form).toContain(
    '<optgroup label="Kecamatan Hilir"><option value="99.71.02.1001">Hilir Satu</option>',
  )
  expect(form).toContain('<option value="Tepi Rawa">')
  expect(form).toContain("Hanya untuk warga Kota Rawa D&#x27;Pinang")
})
