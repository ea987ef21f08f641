import { beforeAll, describe, expect, test } from "vitest"
import { newTicketCode } from "#lib/identity/ticket-code.ts"
import { signTicket } from "#lib/identity/ticket-signature.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { readQuery } from "./schema.ts"

beforeAll(() => {
  Object.assign(process.env, generateSecrets(), { DATABASE_URL: "postgres://nobody@localhost/none" })
})

const code = "7K3M9Q2X4RTB0WZP"
const query = (typed: string) => {
  const reading = readQuery(typed)
  return reading.kind === "query" ? reading.query : reading.reason
}

describe("one box for everything", () => {
  test("a QR of ours is its ticket code, however the scanner writes it", () => {
    const payload = signTicket({ code, sessionId: 3, gateCode: "A" })
    for (const typed of [payload, payload.toLowerCase(), `  ${payload}\r\n`]) {
      expect(query(typed)).toEqual({ kind: "ticket_code", code, orName: null })
    }
  })

  test("a payload is found wherever it stands, as scanners and hosts write it", () => {
    const payload = signTicket({ code, sessionId: 3, gateCode: "A" })
    const swapped = payload.replace(/[YZ]/g, (letter) => (letter === "Y" ? "Z" : "Y"))
    const ways = [
      `]Q1${payload}`,
      `\u0002${payload}\u0003`,
      `${payload}\t`,
      `${payload}\u001D`,
      `${payload}${payload}`,
      `${signTicket({ code: newTicketCode(), sessionId: 3, gateCode: "A" })}${payload}`,
      `${payload.slice(0, 60)}${payload}`,
      swapped,
      swapped.toLowerCase(),
      `https://vaksin.malangkota.example/tiket/${code}`,
      `http://localhost:3000/tiket/${code.toLowerCase()}?dari=wa`,
    ]
    for (const typed of ways)
      expect([typed, query(typed)]).toEqual([typed, { kind: "ticket_code", code, orName: null }])
  })

  test("part of a payload, or one with a wrong length or letter, is to be scanned again", () => {
    const payload = signTicket({ code, sessionId: 3, gateCode: "A" })
    const ways = [
      payload.slice(0, -4),
      `${payload}7`,
      `${payload.slice(0, 60)}${payload.slice(61)}`,
      payload.replace(/.$/, "U"),
      payload.replace(`.${code}.`, `.${code}0.`),
      `V1.${code}.3.A.`,
      "V1.",
    ]
    for (const typed of ways) expect([typed, query(typed)]).toEqual([typed, "misread"])
  })

  test("a QR with anything changed is forged", () => {
    const payload = signTicket({ code, sessionId: 3, gateCode: "A" })
    const changes = [
      payload.replace(".3.A.", ".4.A."),
      payload.replace(".3.A.", ".3.B."),
      payload.replace(code, newTicketCode()),
    ]
    for (const typed of changes) expect(query(typed)).toBe("forged")
  })

  test.each([
    ["7k3m 9q2x 4rtb 0wzp", { kind: "ticket_code", code, orName: null }],
    ["7K3M-9Q2X-4RTB-OWZP", { kind: "ticket_code", code, orName: null }],
    ["3573054107800001", { kind: "nik", digits: "3573054107800001" }],
    ["3573 0541 0780 0001", { kind: "nik", digits: "3573054107800001" }],
    ["0812-3456-7890", { kind: "phone", phone: "+6281234567890" }],
    ["+62 812 3456 7890", { kind: "phone", phone: "+6281234567890" }],
    ["9999999999999999", { kind: "ticket_code", code: "9999999999999999", orName: null }],
    ["A-0123", { kind: "number", gateCode: "A", number: 123 }],
    ["b 7", { kind: "number", gateCode: "B", number: 7 }],
    ["0123", { kind: "number", gateCode: null, number: 123 }],
    ["Li", { kind: "name", words: ["li"] }],
    ["dewi", { kind: "name", words: ["dewi"] }],
    ["  Dewi   Lestari ", { kind: "name", words: ["dewi", "lestari"] }],
    ["M. Nur Aini", { kind: "name", words: ["m", "nur", "aini"] }],
    ["Ma'ruf", { kind: "name", words: ["maruf"] }],
  ])("%s", (typed, expected) => {
    expect(query(typed)).toEqual(expected)
  })

  test("a name that has the form of a code is tried as both", () => {
    expect(query("Wahyadi Permanent")).toEqual({
      kind: "ticket_code",
      code: "WAHYAD1PERMANENT",
      orName: ["wahyadi", "permanent"],
    })
  })

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["%%%", "digits"],
    ["357305410780000", "digits"],
    ["021 555 1234", "digits"],
  ])("%j cannot be looked up: %s", (typed, reason) => {
    expect(query(typed)).toBe(reason)
  })
})
