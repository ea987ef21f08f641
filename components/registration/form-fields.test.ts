import { createElement, Fragment } from "react"
import { expect, test } from "vitest"
import { regionsToChoose } from "#lib/city/rules.ts"
import { shownFields } from "#lib/registration/types.ts"
import { inventedCity } from "#testing/invented-city.ts"
import { rendered } from "#testing/rendered.ts"
import { ConsentFields } from "./consent-fields.tsx"
import { IdentityFields } from "./identity-fields.tsx"
import { ResidenceFields } from "./residence-fields.tsx"

const fields = { values: {}, errorAt: () => undefined }

test("each field that a person fills in stands in the form, once and in the order that errors are told in", () => {
  const parts = [
    createElement(IdentityFields, { ...fields, minimumAge: 12, youngestBirthDate: undefined }),
    createElement(ResidenceFields, { ...fields, regions: regionsToChoose(inventedCity) }),
    createElement(ConsentFields, { ...fields, warnings: [] }),
  ]
  const form = rendered(createElement(Fragment, null, ...parts), inventedCity)
  const names = [...new Set(Array.from(form.matchAll(/ name="(\w+)"/g), ([, name]) => name))]
  // The hour is chosen among the sessions of the campaign, in a part of its own.
  expect(names).toEqual(shownFields.filter((name) => name !== "sessionId"))
})
