import { z } from "zod"
import { plainText } from "#lib/kernel/plain-text.ts"

export const releaseHeldQuotaSchema = z.object({
  releases: z
    .array(z.object({ quotaId: z.number().int().positive(), amount: z.number().int().positive() }))
    .min(1)
    .max(200)
    .refine((releases) => new Set(releases.map((r) => r.quotaId)).size === releases.length),
  reason: z.string().overwrite(plainText).min(5).max(300),
  idempotencyKey: z.uuid(),
})

export type ReleaseHeldQuotaInput = z.input<typeof releaseHeldQuotaSchema>
