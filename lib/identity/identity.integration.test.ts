import { generateKeyPairSync } from "node:crypto"
import { expect, test } from "vitest"
import { decryptNik, encryptNik, nikIndex } from "./nik-vault.ts"
import { newTicketCode } from "./ticket-code.ts"
import { readTicketPayload, signTicket } from "./ticket-signature.ts"

// Needs the settings of the process (keys), not the database.
const digits = "3573014507990001"

test("a sealed NIK opens again, differs each time, and its index does not", () => {
  const [first, second] = [encryptNik(digits), encryptNik(digits)]
  expect(decryptNik(first)).toBe(digits)
  expect(first.equals(second)).toBe(false)
  expect(first.includes(digits)).toBe(false)
  expect(nikIndex(digits).equals(nikIndex(digits))).toBe(true)
  expect(nikIndex(digits).equals(nikIndex("3573014507990002"))).toBe(false)
})

test("a changed byte anywhere behind the key's name is noticed", () => {
  const sealed = encryptNik(digits)
  const start = 1 + (sealed[0] ?? 0)
  for (let at = start; at < sealed.length; at++) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => decryptNik(altered)).toThrow()
  }
})

test("a NIK sealed with a key that is gone names the key", () => {
  const sealed = encryptNik(digits)
  sealed[1] = "z".charCodeAt(0)
  expect(() => decryptNik(sealed)).toThrow(/no NIK encryption key named z/)
})

test("a ticket's QR is read back; any other letter in it is refused", () => {
  const claim = { code: newTicketCode(), sessionId: 16, gateCode: "A" }
  const payload = signTicket(claim)
  expect(readTicketPayload(payload)).toEqual({ kind: "genuine", claim })
  expect(readTicketPayload(` ${payload.toLowerCase()}\n`)).toEqual({ kind: "genuine", claim })
  expect(payload).toMatch(/^[0-9A-Z.]+$/)

  // The last character carries two padding bits, which no signature covers.
  for (let at = 0; at < payload.length - 1; at++) {
    const other = payload[at] === "7" ? "8" : "7"
    const { kind } = readTicketPayload(payload.slice(0, at) + other + payload.slice(at + 1))
    expect(["forged", "misread", "none"]).toContain(kind)
  }
})

test("a ticket signed by another portal is refused", () => {
  const payload = signTicket({ code: newTicketCode(), sessionId: 1, gateCode: "A" })
  const { privateKey } = generateKeyPairSync("ed25519")
  expect(privateKey.asymmetricKeyType).toBe("ed25519")
  expect(readTicketPayload(payload.replace(/\w+$/, "0".repeat(103)))).toEqual({ kind: "forged" })
  expect(readTicketPayload("https://example.org/")).toEqual({ kind: "none" })
  expect(readTicketPayload("")).toEqual({ kind: "none" })
})
