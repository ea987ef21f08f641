import { openText, sealText } from "#lib/identity/nik-vault.ts"
import { type Person, personSchema } from "#lib/registration/schema.ts"

const PURPOSE = "waitlist"

/** What was typed, as it is stored while it waits. */
export function sealForm(person: Person): Buffer {
  return sealText(PURPOSE, JSON.stringify(person))
}

/** Throws when the key is gone, a byte was changed, or what is in it is no form any more. */
export function openForm(sealed: Buffer): Person {
  return personSchema.parse(JSON.parse(openText(PURPOSE, sealed)))
}
