import { z } from "zod"

export const releaseHeldQuotaSchema = z.object({
  releases: z
    .array(z.object({ quotaId: z.number().int().positive(), amount: z.number().int().positive() }))
    .min(1)
    .max(200)
    .refine((releases) => new Set(releases.map((r) => r.quotaId)).size === releases.length),
  reason: z.string().trim().min(5).max(300),
  idempotencyKey: z.uuid(),
})

export type ReleaseHeldQuotaInput = z.input<typeof releaseHeldQuotaSchema>
