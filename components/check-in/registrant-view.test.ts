import { createElement } from "react"
import { expect, test } from "vitest"
import { cardOf } from "#lib/check-in/rules.ts"
import type { Registrant } from "#lib/check-in/types.ts"
import { mintStaffActor } from "#lib/kernel/actor.ts"
import { inventedRegistrant as registrant } from "#testing/invented-registrant.ts"
import { rendered } from "#testing/rendered.ts"
import { RegistrantView } from "./registrant-view.tsx"

/** What the officer reads where the stored word is not itself shown; nothing for what only the portal needs. */
const written: Partial<Record<keyof Registrant, string | null>> = {
  registrationId: null,
  campaignId: null,
  birthDate: "8 Agustus 1980",
  sex: "Perempuan",
  audience: "Warga Kota Malang",
  // The verdict says it.
  status: null,
}

test("whatever is known of a registrant stands on the officer's card", () => {
  const sari = mintStaffActor({ id: 3, role: "officer", name: "Sari" })
  const card = cardOf(registrant, sari, registrant.session.startsAt)
  const page = rendered(
    createElement(RegistrantView, {
      state: { kind: "card", card, deviceNonce: "", notice: null },
      sending: null,
      form: { action: () => undefined, onSubmit: () => undefined },
      gate: registrant.gate,
    }),
  )
  const values = Object.entries({ ...registrant, ...written }).flatMap(([, value]) =>
    typeof value === "string" ? [value] : [],
  )
  expect(values.filter((value) => !page.includes(value))).toEqual([])
})
