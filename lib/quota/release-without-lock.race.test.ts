import { randomUUID } from "node:crypto"
import { asc, inArray } from "drizzle-orm"
import { expect, test, vi } from "vitest"
import { quota } from "#db/schema/quota.ts"
import type { Tx } from "#db/transaction.ts"
import { barrier } from "#testing/database/barrier.ts"
import { administrator, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { releaseHeldQuota } from "./commands/release-held-quota.ts"

const bothHaveRead = barrier(2)

// The twin of release-held-quota.race.test.ts: the same two administrators, but nothing is locked.
vi.mock("./queries.ts", async (original) => ({
  ...(await original<typeof import("./queries.ts")>()),
  lockQuotas: async (tx: Tx, ids: readonly number[]) => {
    const wanted = inArray(quota.id, [...ids])
    const rows = await tx.select().from(quota).where(wanted).orderBy(asc(quota.id))
    await bothHaveRead()
    return rows
  },
}))

test("without the lock, two releases at once are stopped only by the CHECK of the database", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 1, outside_city: 5 }])
  const { id: quotaId } = await quotaOf(sessionIds[0] ?? 0, "outside_city")
  const actors = [await administrator("ani"), await administrator("budi")]

  const results = await Promise.allSettled(
    actors.map((actor) => {
      const input = { releases: [{ quotaId, amount: 4 }], reason: "Rapat pagi", idempotencyKey: randomUUID() }
      return releaseHeldQuota(actor, input, THURSDAY)
    }),
  )

  expect(tally(results)).toEqual({ released: 1, error: 1 })
  const failure = results.find(({ status }) => status === "rejected")
  expect(String(failure?.status === "rejected" && failure.reason)).toContain("quota_held_not_negative")
})
