import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { CONSENT_VERSION } from "#lib/registration/types.ts"
import { catalogueOf } from "./catalogues.ts"

/** SHA-256 of the sentences of each version, in the first language. A version that was ever in use stays here. */
const PINNED: Readonly<Record<string, string>> = {
  "2026-11": "68293e630d6e6c3c1a492c9ee847802844b08c79dd89a18f70d26cb846086fe9",
}

test("the sentences that people agree to are those of the version that is stored", () => {
  const { fields, privacy } = catalogueOf("id").registration
  const sentences = JSON.stringify([privacy, fields.consent])
  const actual = createHash("sha256").update(sentences).digest("hex")
  expect(
    PINNED[CONSENT_VERSION],
    `The consent reads otherwise than version ${CONSENT_VERSION}: raise CONSENT_VERSION in lib/registration/types.ts, and add ${actual} here.`,
  ).toBe(actual)
})
