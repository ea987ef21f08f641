import { expect, test } from "vitest"
import { challengeToText, textToChallenge } from "./challenge-text.ts"

const challenge = {
  parameters: {
    ...({ algorithm: "SHA-256", cost: 10, keyLength: 32, expiresAt: 1_628_132_520 } as const),
    ...{ nonce: "a1", salt: "b2", keyPrefix: "c3", keySignature: "d4" },
  },
  signature: "e5",
}

test("a challenge comes out of a page as it went in", () => {
  expect(textToChallenge(challengeToText(challenge))).toEqual(challenge)
})

test("a text that is no challenge is read as none: the script then asks for one", () => {
  const cut = challengeToText(challenge).slice(0, 20)
  expect(["", "@@challenge@@", cut, "SHA-512.1.2.3.4.5.6.7"].map(textToChallenge)).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ])
})
