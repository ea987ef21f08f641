import { z } from "zod"

export const changePhaseSchema = z.object({
  campaignId: z.coerce.number().int().positive(),
  phase: z.enum(["open", "paused", "closed"]),
})

export type ChangePhaseInput = z.input<typeof changePhaseSchema>
