import { randomBytes } from "node:crypto"
import { plainText } from "#lib/kernel/plain-text.ts"
import { canonicalCrockford, encodeCrockford } from "./crockford.ts"

const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** 80 random bits as 16 characters: the person who knows it holds the ticket, so it must not be guessed. */
export function newTicketCode(): string {
  return encodeCrockford(randomBytes(10))
}

/** What was typed or scanned as a ticket code in canonical form, or `null`. */
export function readTicketCode(typed: string): string | null {
  const code = canonicalCrockford(typed)
  return CODE.test(code) ? code : null
}

/** "7K3M 9Q2X 4RTB 0WZP" */
export function formatTicketCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ")
}

/** The number that people call out: gate and running number of the session, "A-0123". Never a credential. */
export function formatRunningNumber(gateCode: string, number: number): string {
  return `${gateCode}-${String(number).padStart(4, "0")}`
}

/** Reads "A-0123", "a123" or "A 123"; `null` for anything else. */
export function readRunningNumber(typed: string): { gateCode: string; number: number } | null {
  const match = /^([A-Za-z])[ -]*(\d{1,5})$/.exec(plainText(typed))
  if (!match?.[1] || !match[2]) return null
  return { gateCode: match[1].toUpperCase(), number: Number(match[2]) }
}
