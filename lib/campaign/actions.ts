"use server"

import { revalidatePath } from "next/cache"
import { adminAction } from "#lib/staff/loaders.ts"
import { changePhase } from "./commands/change-phase.ts"
import { changePhaseSchema } from "./schema.ts"

/** Opens, pauses or closes registration. */
export const changePhaseAction = adminAction(changePhaseSchema, async (actor, input, now) => {
  const outcome = await changePhase(actor, input, now)
  if (outcome.kind === "changed") revalidatePath("/", "layout")
  return outcome
})
