"use server"

import { revalidatePath } from "next/cache"
import { routes } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"
import { changePhase } from "./commands/change-phase.ts"
import { type ChangePhaseInput, changePhaseSchema } from "./schema.ts"
import type { PhaseOutcome } from "./types.ts"

/** Opens, pauses or closes registration. Bad input is answered, not thrown. */
export async function changePhaseAction(
  input: ChangePhaseInput,
): Promise<PhaseOutcome | { kind: "invalid" }> {
  const actor = await requireAdmin()
  const parsed = changePhaseSchema.safeParse(input)
  if (!parsed.success) return { kind: "invalid" }
  const outcome = await changePhase(actor, parsed.data, systemClock.now())
  if (outcome.kind === "changed") revalidatePath(routes.home, "layout")
  return outcome
}
