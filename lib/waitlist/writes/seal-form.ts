import { z } from "zod"
import { openText, sealText } from "#lib/identity/nik-vault.ts"
import type { Person } from "#lib/registration/schema.ts"

const PURPOSE = "waitlist"

/** Raised when the shape of a person changes so that older sealed forms have to be translated. */
const VERSION = 2

/**
 * Only the shape is checked: what was sealed was parsed before, and a transform that ran twice could break a form that
 * waits. That it is unchanged since, the seal proves.
 */
const sealedForm = z.object({ version: z.literal(VERSION), person: z.custom<Person>(isPerson) })

/** What was checked and normalised, as it is stored while it waits, with the version of the consent that was given. */
export function sealForm(person: Person): Buffer {
  return sealText(PURPOSE, JSON.stringify({ version: VERSION, person }))
}

/** Throws when the key is gone, a byte was changed, or what is in it is no form any more. */
export function openForm(sealed: Buffer): Person {
  const opened: unknown = JSON.parse(openText(PURPOSE, sealed))
  return sealedForm.parse(isPerson(opened) ? { version: VERSION, person: fromVersion1(opened) } : opened)
    .person
}

function isPerson(value: unknown): value is Person {
  return typeof value === "object" && value !== null && "nik" in value && "residency" in value
}

/** Before version 2 a person was sealed as such, and the consent as the box posts it: it was to the first text. */
function fromVersion1(person: Person): Person {
  return { ...person, consent: "2026-11" }
}
