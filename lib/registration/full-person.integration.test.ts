import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { decryptNik } from "#lib/identity/nik-vault.ts"
import { formText } from "#lib/kernel/form-text.ts"
import { openForm, sealForm } from "#lib/waitlist/writes/seal-form.ts"
import { applicant, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { findRegistrant } from "../check-in/queries.ts"
import { loadTicket } from "./loaders.ts"
import { type Applicant, checkPersonForm, checkRegisterForm, registerFields } from "./schema.ts"
import { type RegisterField, type RegisterValues, shownFields } from "./types.ts"

// Another person's data must not be lost on the way either: each field of the form is looked for by itself.

let sessionId: number
beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 5, outside_city: 5, outside_held: 0 }])
  sessionId = sessionIds[0] ?? 0
})

/** What a person types who leaves no field empty, and posts with the form. */
function typed(residency: Applicant["residency"]): FormData {
  const person: Record<string, unknown> = {
    ...applicant(1, { sessionId }),
    ...(residency === "outside_city" ? { district: "Singosari, Kabupaten Malang" } : {}),
    residency,
    consent: "yes",
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(person)) {
    if (value !== undefined && value !== null) form.set(name, String(value))
  }
  return form
}

/** The fields that `typed` leaves empty: a new field of the form that the generated person does not have yet. */
const emptyIn = (form: FormData, person: Applicant) => fieldsOf(person).filter((name) => !form.get(name))

const read = (form: FormData): RegisterValues =>
  Object.fromEntries(registerFields.map((name) => [name, formText(form, name)]))

/** Fields of the form that this person has: those of the other residency are not asked for. */
function fieldsOf(person: Applicant): RegisterField[] {
  return shownFields.filter((name) =>
    person.residency === "resident" ? name !== "district" : name !== "kelurahan",
  )
}

/** The fields whose value stands nowhere in the stored row. */
function lostIn(row: typeof registration.$inferSelect, person: Applicant): RegisterField[] {
  const stored = new Set([...Object.values(row), decryptNik(row.nikCiphertext)].map(String))
  const values: Partial<Record<RegisterField, unknown>> = person
  return fieldsOf(person).filter((name) => !stored.has(String(values[name])))
}

const residencies = ["resident", "outside_city"] as const

test.each(residencies)("nothing that a person typed is lost before it is stored: %s", async (residency) => {
  const city = await loadCity(THURSDAY)
  const form = typed(residency)
  const values = read(form)
  const confirmed = { ...values, confirmWarnings: "birth_date_differs,sex_differs,region_unknown" }
  const check = checkRegisterForm(confirmed, "2021-08-05", city)
  if (check.kind !== "valid") throw new Error(`refused: ${JSON.stringify(check)}`)
  const person = check.applicant
  expect(emptyIn(form, person)).toEqual([])
  expect(fieldsOf(person).filter((name) => !(name in person))).toEqual([])

  const outcome = await registerInTurn(person)
  if (outcome.kind !== "registered") throw new Error(`not registered: ${outcome.kind}`)
  const [row] = await db().select().from(registration).where(eq(registration.ticketCode, outcome.ticketCode))
  if (!row) throw new Error("no row")
  expect(lostIn(row, person)).toEqual([])
  // The twin: a column that the insert forgot is found.
  expect(lostIn({ ...row, address: "" }, person)).toEqual(["address"])

  const ticket = await loadTicket(outcome.ticketCode)
  const registrant = await findRegistrant(row.id)
  const masked = {
    name: person.name,
    maskedNik: expect.stringMatching(/^\d{4}•+\d{4}$/),
    status: "registered",
  }
  expect(ticket).toMatchObject(masked)
  expect(registrant).toMatchObject({
    ...masked,
    number: ticket?.number,
    birthDate: person.birthDate,
    sex: person.sex,
    audience: residency,
    session: { id: person.sessionId },
  })
})

test.each(residencies)("a form that waits is opened as it was sealed: %s", async (residency) => {
  const values = {
    ...read(typed(residency)),
    confirmWarnings: "birth_date_differs,sex_differs,region_unknown",
  }
  const check = checkPersonForm(values, "2021-08-05", await loadCity(THURSDAY))
  if (check.kind !== "valid") throw new Error("refused")
  const person = check.applicant
  expect(openForm(sealForm(person))).toEqual(person)
  // What a transform would change a second time is not touched again, and the consent stays the one that was given.
  const odd = { ...person, name: "Siti  Aminah", consent: "2019-01" }
  expect(openForm(sealForm(odd))).toEqual(odd)
})
