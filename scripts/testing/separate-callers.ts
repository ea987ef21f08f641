import { givePlaces } from "#lib/registration/commands/give-places.ts"
import { sealRequest } from "#lib/registration/commands/register.ts"
import type { Applicant } from "#lib/registration/schema.ts"
import type { RegisterOutcome } from "#lib/registration/types.ts"
import { THURSDAY } from "./campaign.ts"

/**
 * As if each caller had reached a process of their own: every one gets a transaction to themselves, so that only the
 * database can keep them apart. (In one process the batch alone would already decide rightly.)
 */
export function asSeparateProcesses(
  people: readonly Applicant[],
): Promise<PromiseSettledResult<RegisterOutcome | undefined>[]> {
  return Promise.allSettled(
    people.map(async (person) => (await givePlaces([sealRequest(person, THURSDAY)]))[0]),
  )
}

/** How often each kind of outcome came; a thrown error counts as "error". */
export function tally(
  results: readonly PromiseSettledResult<{ kind: string } | undefined>[],
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const result of results) {
    const kind = result.status === "fulfilled" ? (result.value?.kind ?? "nothing") : "error"
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
