import { z } from "zod"
import { isKelurahan } from "#lib/city/rules.ts"
import type { City } from "#lib/city/types.ts"
import { type NikWarning, nikWarnings, readNik } from "#lib/identity/nik.ts"
import { normalisePhone } from "#lib/identity/phone.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import {
  CONSENT_VERSION,
  type RegisterErrorKey,
  type RegisterField,
  type RegisterValues,
  shownFields,
} from "./types.ts"

const key = (error: RegisterErrorKey) => error

/** One line of a person's own words. */
const line = (longest: number, tooShort: RegisterErrorKey, shortest = 1) =>
  z
    .string({ error: key("required") })
    .overwrite(plainText)
    .min(1, key("required"))
    .min(shortest, tooShort)
    .max(longest, key("too_long"))

const nikField = z.string({ error: key("required") }).transform((typed, context) => {
  if (plainText(typed) === "") {
    context.addIssue({ code: "custom", message: key("required") })
    return z.NEVER
  }
  const reading = readNik(typed)
  if (reading.kind === "valid") return reading.nik.digits
  context.addIssue({ code: "custom", message: key(`nik_${reading.reason}`) })
  return z.NEVER
})

const phoneField = z.string({ error: key("required") }).transform((typed, context) => {
  const phone = normalisePhone(typed)
  if (phone !== null) return phone
  context.addIssue({ code: "custom", message: plainText(typed) === "" ? key("required") : key("phone") })
  return z.NEVER
})

const person = {
  nik: nikField,
  // Names of one letter are names.
  name: line(100, key("name")).regex(/\p{L}/u, key("name")),
  birthDate: z
    .string({ error: key("required") })
    .min(1, key("required"))
    .pipe(z.iso.date(key("birth_date")).refine((day) => day >= "1900-01-01", key("birth_date"))),
  sex: z.enum(["male", "female"], { error: key("required") }),
  phone: phoneField,
  address: line(200, key("required"), 5),
  // A ticked box posts some value, an empty one posts nothing. What is kept is the version of what was agreed to.
  consent: z
    .string({ error: key("consent") })
    .min(1, key("consent"))
    .transform(() => CONSENT_VERSION),
  idempotencyKey: z.uuid({ error: key("required") }),
}

const resident = z.object({
  ...person,
  residency: z.literal("resident"),
  // Which there are, the city says (`checkForm`).
  kelurahan: z
    .string({ error: key("required") })
    .min(1, key("required"))
    .max(13, key("kelurahan_unknown")),
})

const outsideCity = z.object({
  ...person,
  residency: z.literal("outside_city"),
  district: line(80, key("required"), 2),
})

const chosen = {
  sessionId: z.coerce
    .number({ error: key("required") })
    .int(key("required"))
    .positive(key("required"))
    // The largest `integer` of Postgres: what lies above is no session, and no error of the database either.
    .max(2_147_483_647, key("session_unknown")),
}

/** Who wants to be vaccinated, before a day and hour are chosen. Every message is a `RegisterErrorKey`. */
export const personSchema = z.discriminatedUnion("residency", [resident, outsideCity], {
  error: key("required"),
})

/** The form of `/daftar` as posted: a person, and the hour they chose. */
export const registerSchema = z.discriminatedUnion(
  "residency",
  [resident.extend(chosen), outsideCity.extend(chosen)],
  { error: key("required") },
)

export type Person = z.output<typeof personSchema>
export type Applicant = z.output<typeof registerSchema>

export const lookUpSchema = z.object({ nik: nikField, phone: phoneField })

export type FormCheck<T> =
  | { kind: "valid"; applicant: T }
  | {
      kind: "invalid"
      errors: Partial<Record<RegisterField, RegisterErrorKey>>
      /** All that the person has to confirm, by name, before it passes: also what was confirmed before. */
      warnings: NikWarning[]
    }

/** Of the city, what a form is checked against. */
type CityRegions = Pick<City, "kecamatan">

/** Checks the form as typed: every field's first error, and warnings that were not confirmed. `today` is YYYY-MM-DD. */
export function checkRegisterForm(
  values: RegisterValues,
  today: string,
  city: CityRegions,
): FormCheck<Applicant> {
  return checkForm(registerSchema, values, today, city)
}

/** The same for a form without day and hour. */
export function checkPersonForm(values: RegisterValues, today: string, city: CityRegions): FormCheck<Person> {
  return checkForm(personSchema, values, today, city)
}

function checkForm<T extends Person>(
  schema: z.ZodType<T>,
  values: RegisterValues,
  today: string,
  city: CityRegions,
): FormCheck<T> {
  // Without a residency the union could not check the rest; whoever forgot it should learn all errors at once.
  const result = schema.safeParse({ ...values, residency: values.residency || "resident" })
  const errors: Partial<Record<RegisterField, RegisterErrorKey>> = {}
  for (const { path, message } of result.error?.issues ?? []) {
    errors[path[0] as RegisterField] ??= message as RegisterErrorKey
  }
  if (!values.residency) {
    delete errors.kelurahan
    errors.residency = "required"
  } else if (values.residency === "resident" && values.kelurahan && !isKelurahan(city, values.kelurahan)) {
    errors.kelurahan = "kelurahan_unknown"
  }
  if (!errors.birthDate && values.birthDate && values.birthDate > today)
    errors.birthDate = "birth_date_future"

  const applicant = result.data
  if (!applicant || Object.keys(errors).length > 0) return { kind: "invalid", errors, warnings: [] }
  const reading = readNik(applicant.nik)
  const warnings = reading.kind === "valid" ? nikWarnings(reading.nik, applicant) : []
  if (!confirms(values.confirmWarnings, warnings)) return { kind: "invalid", errors, warnings }
  return { kind: "valid", applicant }
}

/** A confirmation ("birth_date_differs,sex_differs") is good for what it names: seeing one is not agreeing to another. */
function confirms(posted: string | undefined, warnings: readonly NikWarning[]): boolean {
  const confirmed = posted?.split(",") ?? []
  return warnings.every((warning) => confirmed.includes(warning))
}

/** Everything that the form posts. */
export const registerFields = [...shownFields, "idempotencyKey", "confirmWarnings"] as const
