import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto"
import { env } from "#platform/env.ts"
import { decodeCrockford, encodeCrockford } from "./crockford.ts"
import { readTicketCode } from "./ticket-code.ts"

/** What the QR says. A device at the stadium verifies it with the public key alone, without a network. */
export interface TicketClaim {
  code: string
  sessionId: number
  gateCode: string
}

const SIGNATURE_BYTES = 64

let pair: { privateKey: KeyObject; publicKey: KeyObject } | undefined

function keys() {
  if (!pair) {
    const der = Buffer.from(env().TICKET_SIGNING_KEY, "base64")
    const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
    pair = { privateKey, publicKey: createPublicKey(privateKey) }
  }
  return pair
}

/**
 * `V1.CODE.SESSION.GATE.SIGNATURE`, Ed25519, signature in Crockford base 32. Upper case, digits and dots only:
 * the QR's compact alphanumeric mode holds it, and a scanner that types it cannot get a keyboard layout wrong.
 */
export function signTicket(claim: TicketClaim): string {
  const body = `V1.${claim.code}.${claim.sessionId}.${claim.gateCode}`
  return `${body}.${encodeCrockford(sign(null, Buffer.from(body), keys().privateKey))}`
}

/** The claim of a payload that this portal signed, or `null` for anything else. */
export function readTicketPayload(scanned: string): TicketClaim | null {
  const text = scanned.trim().toUpperCase()
  const match = /^(V1\.([0-9A-Z]{16})\.(\d{1,9})\.([A-Z]))\.([0-9A-Z]+)$/.exec(text)
  if (!match) return null
  const [, body = "", rawCode = "", session = "", gateCode = "", encoded = ""] = match
  const code = readTicketCode(rawCode)
  const signature = decodeCrockford(encoded)
  if (code === null || signature?.length !== SIGNATURE_BYTES) return null
  if (!verify(null, Buffer.from(body), keys().publicKey, signature)) return null
  return { code, sessionId: Number(session), gateCode }
}
