import { mintPassHolder, type PassHolder } from "#lib/kernel/actor.ts"
import { sealRequest } from "#lib/registration/commands/register.ts"
import type { Applicant } from "#lib/registration/schema.ts"
import type { RegisterOutcome } from "#lib/registration/types.ts"
import { allocatePlaces } from "#lib/registration/writes/allocate-places.ts"
import { THURSDAY } from "./campaign.ts"
import { passesFor } from "./passes.ts"

/**
 * As if each caller had reached a process of their own: every one gets a transaction to themselves, so that only the
 * database can keep them apart. (In one process the batch alone would already decide rightly.) Each has a resident's
 * pass of their own, unless `holders` are named, who then take turns.
 */
export async function asSeparateProcesses(
  people: readonly Applicant[],
  holders?: readonly PassHolder[],
): Promise<PromiseSettledResult<RegisterOutcome | undefined>[]> {
  const passes = holders ?? (await passesFor(people.length))
  const requests = people.map((person, n) =>
    sealRequest(passes[n % passes.length] ?? unknownHolder, person, THURSDAY),
  )
  return Promise.allSettled(requests.map(async (request) => (await allocatePlaces([request]))[0]))
}

/** The holder of a pass that the database does not know. */
export const unknownHolder: PassHolder = mintPassHolder(2_147_483_647)

/** How often each kind of outcome came; a thrown error counts as "error". */
export function tally(
  results: readonly PromiseSettledResult<{ kind: string } | undefined>[],
): Record<string, number> {
  return countEach(
    results.map((result) => (result.status === "fulfilled" ? (result.value?.kind ?? "nothing") : "error")),
  )
}

/** The same of answers that all came. */
export function tallyOf(outcomes: readonly { kind: string }[]): Record<string, number> {
  return countEach(outcomes.map(({ kind }) => kind))
}

function countEach(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
