import type { CampaignState } from "#lib/campaign/types.ts"
import type { NikWarning } from "#lib/identity/nik.ts"
import type { Audience } from "#lib/quota/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

export type RegistrationStatus =
  | "registered"
  | "cancelled"
  | "checked_in"
  | "deferred"
  | "vaccinated"
  | "no_show"

/** A session that still has room for the audience that asked. */
export interface SessionAvailability {
  sessionId: number
  startsAt: Date
  endsAt: Date
  available: number
}

/** What became of one attempt to register. Surprises (the database is away) are exceptions and not listed. */
export type RegisterOutcome =
  /** `seatsLeft`: how many people the pass may still register. */
  | { kind: "registered"; ticketCode: string; seatsLeft: number }
  | { kind: "already_registered" }
  /** The pass is over, used up, unknown, or of another line: nothing is said about the NIK. */
  | { kind: "pass_expired" }
  | { kind: "session_full"; alternatives: SessionAvailability[] }
  | { kind: "campaign_full"; audience: Audience; held: number }
  | { kind: "not_open"; state: CampaignState }
  | { kind: "too_young"; minimumAge: number }
  | { kind: "session_unknown" }

export type CancelOutcome =
  | { kind: "cancelled" }
  | { kind: "already_cancelled" }
  | { kind: "not_cancellable"; status: RegistrationStatus }
  | { kind: "unknown" }

/** A registered person as others may see them: each page picks what it shows. Made by `maskedPersonOf` alone. */
export interface MaskedPerson {
  name: string
  maskedNik: string
  /** "1980-02-29" */
  birthDate: string
  sex: "male" | "female"
  audience: Audience
  status: RegistrationStatus
  /** Ticket number, "A-0123". */
  number: string
}

/** What the holder of a ticket code sees. */
export interface Ticket extends Pick<MaskedPerson, "name" | "maskedNik" | "number" | "status"> {
  code: string
  session: { startsAt: Date; endsAt: Date }
  gate: { code: string; name: string }
  /** Text of the QR, signed. */
  qrPayload: string
  campaign: {
    slug: string
    name: string
    venue: string
    venueAddress: string
    vaccine: string
    dose: number
  }
}

/** Version of the sentences that people agree to; stored with every registration. `messages/consent.test.ts` pins them to it. */
export const CONSENT_VERSION = "2026-11"

/** What a person fills in, in the order of the form. The names are a contract: other programs fill in this form too. */
export const shownFields = [
  "nik",
  "name",
  "birthDate",
  "sex",
  "phone",
  "residency",
  "kelurahan",
  "district",
  "address",
  "sessionId",
  "consent",
] as const

export type RegisterField = (typeof shownFields)[number] | "idempotencyKey"

/** Keys of the message catalogue under `registration.errors`. */
export type RegisterErrorKey =
  | "required"
  | "nik_digits_only"
  | "nik_length"
  | "nik_structure"
  | "name"
  | "birth_date"
  | "birth_date_future"
  | "too_young"
  | "phone"
  | "kelurahan_unknown"
  | "session_unknown"
  | "too_long"
  | "consent"

/** What was typed, by field name, exactly as it came. */
export type RegisterValues = Partial<Record<RegisterField | "confirmWarnings", string>>

export type RegisterRefusal =
  | Exclude<RegisterOutcome, { kind: "registered" } | { kind: "too_young" } | { kind: "session_unknown" }>
  /** The turn is one of the other line's, and in this one people are waiting. */
  | { kind: "other_line"; audience: LineAudience }
  | { kind: "server_error" }

/** What the form shows. Who is registered is led to the ticket instead. */
export type RegisterFormState =
  | { kind: "idle" }
  | {
      kind: "invalid"
      values: RegisterValues
      errors: Partial<Record<RegisterField, RegisterErrorKey>>
      /** Not errors: shown with a box to tick (`confirmWarnings`), after which they pass. */
      warnings: NikWarning[]
    }
  | { kind: "refused"; values: RegisterValues; refusal: RegisterRefusal }

export type LookUpState =
  | { kind: "idle" }
  | {
      kind: "invalid"
      nik: string
      phone: string
      errors: { nik?: RegisterErrorKey; phone?: RegisterErrorKey }
    }
  /** One answer for every mismatch, whatever the reason. */
  | { kind: "not_found"; nik: string; phone: string }
  | { kind: "try_later"; nik: string; phone: string; retryAt: Date }
