import { z } from "zod"
import { nameWords } from "#lib/identity/name-key.ts"
import { readNik } from "#lib/identity/nik.ts"
import { normalisePhone } from "#lib/identity/phone.ts"
import { readRunningNumber, readTicketCode } from "#lib/identity/ticket-code.ts"
import { readTicketPayload } from "#lib/identity/ticket-signature.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import { ticketPath } from "#lib/kernel/routes.ts"
import { reasonKeys } from "./rules.ts"
import type { Query, QueryReading } from "./types.ts"

const found = (query: Query): QueryReading => ({ kind: "query", query })

/** The code in the address of a ticket's page. */
const ticketAddress = new RegExp(`${ticketPath("([0-9A-Z]{16})")}(?![0-9A-Z])`, "i")

/** Reads one box for everything: QR payload, address of a ticket, ticket code, NIK, phone, number, part of a name. */
export function readQuery(typed: string): QueryReading {
  const text = plainText(typed)
  if (text === "") return { kind: "unreadable", reason: "empty" }
  const ticket = readTicketPayload(text)
  if (ticket.kind === "genuine") return found({ kind: "ticket_code", code: ticket.claim.code, orName: null })
  if (ticket.kind !== "none") return { kind: "unreadable", reason: ticket.kind }
  const inAddress = readTicketCode(ticketAddress.exec(text)?.[1] ?? "")
  if (inAddress !== null) return found({ kind: "ticket_code", code: inAddress, orName: null })

  // Before the ticket code: sixteen digits are Crockford characters too.
  const nik = readNik(text)
  if (nik.kind === "valid") return found({ kind: "nik", digits: nik.nik.digits })
  const phone = normalisePhone(text)
  if (phone !== null) return found({ kind: "phone", phone })
  const number = readRunningNumber(text)
  if (number !== null) return found({ kind: "number", ...number })
  if (/^\d{1,5}$/.test(text)) return found({ kind: "number", gateCode: null, number: Number(text) })

  // A code may lack digits, and a name may have the form of a code: then the code is tried first.
  const words = /\d/.test(text) ? [] : nameWords(text)
  const code = readTicketCode(text)
  if (code !== null) return found({ kind: "ticket_code", code, orName: words.length > 0 ? words : null })
  return words.length > 0 ? found({ kind: "name", words }) : { kind: "unreadable", reason: "digits" }
}

const id = z.coerce.number().int().positive()

export const checkInSchema = z.object({
  registrationId: id,
  deviceNonce: z.uuid(),
  reason: z.string().overwrite(plainText).max(200).optional(),
})

export const undoCheckInSchema = z.object({ registrationId: id, deviceNonce: z.uuid() })

export const chooseGateSchema = z.object({ gateId: id })

/** What a form of the desk says; one form, one intent. */
export const deskSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("find"),
    campaignId: id,
    query: z.string().transform((typed) => typed.slice(0, 400)),
  }),
  z.object({ intent: z.literal("open"), registrationId: id }),
  checkInSchema.omit({ reason: true }).extend({
    intent: z.literal("check_in"),
    reasonKey: z.enum(reasonKeys).optional(),
    reasonText: z.string().overwrite(plainText).max(200).optional(),
  }),
  undoCheckInSchema.extend({ intent: z.literal("undo") }),
])

export type CheckInInput = z.input<typeof checkInSchema>
export type UndoCheckInInput = z.input<typeof undoCheckInSchema>
export type ChooseGateInput = z.input<typeof chooseGateSchema>
