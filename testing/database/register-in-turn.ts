import type { PassHolder } from "#lib/kernel/actor.ts"
import { register } from "#lib/registration/commands/register.ts"
import type { Applicant } from "#lib/registration/schema.ts"
import type { RegisterOutcome } from "#lib/registration/types.ts"
import { THURSDAY } from "./campaign.ts"
import { passFor } from "./passes.ts"

/** Each person takes a turn in the line of where they live; then all of them send the form at once. */
export async function registerTogether(
  people: readonly Applicant[],
  now = THURSDAY,
): Promise<RegisterOutcome[]> {
  const holders: PassHolder[] = []
  for (const { residency } of people) holders.push(await passFor(residency, 1, now))
  return Promise.all(
    people.map((person, n) => {
      const holder = holders[n]
      if (!holder) throw new Error("everybody took a turn")
      return register(holder, person, now)
    }),
  )
}

/** One person, who waits for the answer. */
export async function registerInTurn(person: Applicant, now = THURSDAY): Promise<RegisterOutcome> {
  const holder = await passFor(person.residency, 1, now)
  return register(holder, person, now)
}
