import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto"
import { plainText } from "#lib/kernel/plain-text.ts"
import { env } from "#platform/env.ts"
import { decodeCrockford, encodeCrockford } from "./crockford.ts"

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

/** What a scanned or pasted text says of a ticket. `none`: it holds no payload, nor a part of one. */
export type TicketReading =
  | { kind: "genuine"; claim: TicketClaim }
  /** Well formed, and not signed by this portal. */
  | { kind: "forged" }
  /** Part of a payload, or one with characters too many, too few or of another alphabet: to be scanned again. */
  | { kind: "misread" }
  | { kind: "none" }

/** A signature of 64 bytes has 103 characters. Two payloads may stand together when two scans came at once. */
const payload =
  /(V1\.([0-9A-HJKMNP-TV-Z]{16})\.(\d{1,9})\.([A-Z]))\.([0-9A-HJKMNP-TV-Z]{103})(?![0-9A-UW-Z]|V(?!1\.))/g

/**
 * Finds the payload in a text: scanners put a prefix (`]Q1`, STX) before it and a suffix (Tab, ETX, GS) behind it, type
 * in lower case, or on a host whose keyboard has Y and Z in each other's place. Of several the last genuine one counts.
 */
export function readTicketPayload(scanned: string): TicketReading {
  const text = plainText(scanned).toUpperCase()
  const written = [...text.matchAll(payload)]
  const claims = [...written, ...swapYZ(text).matchAll(payload)].flatMap((match) => claimOf(match) ?? [])
  const claim = claims.at(-1)
  if (claim) return { kind: "genuine", claim }
  if (written.length > 0) return { kind: "forged" }
  return text.includes("V1.") ? { kind: "misread" } : { kind: "none" }
}

const swapYZ = (text: string) => text.replace(/[YZ]/g, (letter) => (letter === "Y" ? "Z" : "Y"))

/** Returns what a payload claims, or undefined when this portal did not sign it. */
function claimOf([, body = "", code = "", session = "", gateCode = "", encoded = ""]: RegExpExecArray) {
  const signature = decodeCrockford(encoded)
  if (signature?.length !== SIGNATURE_BYTES) return undefined
  if (!verify(null, Buffer.from(body), keys().publicKey, signature)) return undefined
  return { code, sessionId: Number(session), gateCode }
}
