import { randomBytes } from "node:crypto"
import { beforeEach, describe, expect, test, vi } from "vitest"

const key = () => randomBytes(32).toString("base64")
const [k1, k2] = [`k1:${key()}`, `k2:${key()}`]

/** The module as it is after a start with these keys; everything else that a start needs is there. */
async function startedWith(keys: string) {
  vi.resetModules()
  vi.doMock("#platform/env.ts", () => ({ env: () => ({ WAITING_ROOM_KEYS: keys }) }))
  return import("./signed-token.ts")
}

let tokens: Awaited<ReturnType<typeof startedWith>>
beforeEach(async () => {
  tokens = await startedWith(k1)
})

describe("a signed token", () => {
  test("gives its fields back", () => {
    expect(tokens.readToken("ticket", tokens.signToken("ticket", [7, "r", 12]))).toEqual(["7", "r", "12"])
  })

  test("is worth nothing for another purpose: a ticket is no pass", () => {
    expect(tokens.readToken("pass", tokens.signToken("ticket", [7, "r", 12]))).toBeNull()
  })

  test("is worth nothing when any letter of it was changed", () => {
    const token = tokens.signToken("ticket", [7, "r", 12])
    for (let at = 0; at < token.length; at++) {
      const letter = token[at] === "A" ? "B" : "A"
      const altered = token.slice(0, at) + letter + token.slice(at + 1)
      // The last letter of base64url carries bits that are not read.
      if (at < token.length - 1) expect(tokens.readToken("ticket", altered), altered).toBeNull()
    }
  })

  test.each(["", ".", "..", "k1..", "k1.7~r~12", "k1.7~r~12.", "k9.7~r~12.AAAA", "k1.7.x.y", "k1.💉.AAAA"])(
    "is not %j",
    (garbage) => expect(tokens.readToken("ticket", garbage)).toBeNull(),
  )

  test("of the key before is still read after a rotation, and no longer when that key is gone", async () => {
    const old = tokens.signToken("ticket", [7])
    const rotated = await startedWith(`${k2},${k1}`)
    expect(rotated.readToken("ticket", old)).toEqual(["7"])
    expect(rotated.signToken("ticket", [7])).toMatch(/^k2\./)
    expect((await startedWith(k2)).readToken("ticket", old)).toBeNull()
  })

  test("is worth nothing where the key of that name is another", async () => {
    const foreign = (await startedWith(`k1:${key()}`)).signToken("ticket", [7])
    expect(tokens.readToken("ticket", foreign)).toBeNull()
  })
})

test("derived secrets differ by use and by key, the newest key first, and stay the same after a restart", async () => {
  const [pow] = tokens.derivedSecrets("proof of work")
  expect(tokens.derivedSecrets("something else")).not.toContain(pow)
  const rotated = await startedWith(`${k2},${k1}`)
  expect(rotated.derivedSecrets("proof of work")).toHaveLength(2)
  expect(rotated.derivedSecrets("proof of work")[1]).toBe(pow)
})
