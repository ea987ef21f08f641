import { ageOn } from "#lib/campaign/rules.ts"
import type { City } from "#lib/city/types.ts"
import { checkPersonForm, type FormCheck, type Person } from "#lib/registration/schema.ts"
import { type RegisterValues, shownFields } from "#lib/registration/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

/** Everything that the form posts. `number`: for which of this browser's numbers it is. */
export const waitlistFields = [
  ...shownFields.filter((name) => name !== "sessionId"),
  "idempotencyKey",
  "confirmWarnings",
] as const

/**
 * Checks the form as typed. The residency is that of the line: with the number goes the place in it. `oldEnoughOn`: the
 * last day on which a place may come back, YYYY-MM-DD.
 */
export function checkWaitlistForm(
  values: RegisterValues,
  {
    today,
    audience,
    oldEnoughOn,
    minimumAge,
    city,
  }: {
    today: string
    audience: LineAudience
    oldEnoughOn: string
    minimumAge: number
    city: Pick<City, "kecamatan">
  },
): FormCheck<Person> {
  const check = checkPersonForm({ ...values, residency: audience }, today, city)
  if (check.kind === "invalid" || ageOn(check.applicant.birthDate, oldEnoughOn) >= minimumAge) return check
  return { kind: "invalid", errors: { birthDate: "too_young" }, warnings: [] }
}
