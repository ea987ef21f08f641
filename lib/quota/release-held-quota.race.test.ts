import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { administrator, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { releaseHeldQuota } from "./commands/release-held-quota.ts"

async function heldQuota(held: number) {
  const { sessionIds } = await layOutCampaign([{ resident: 1, outside_city: held }])
  const sessionId = sessionIds[0] ?? 0
  const { id: quotaId } = await quotaOf(sessionId, "outside_city")
  return { sessionId, quotaId }
}

test("two administrators who release at once cannot release more than is held", async () => {
  const { sessionId, quotaId } = await heldQuota(5)
  const actors = [await administrator("ani"), await administrator("budi")]

  const results = await Promise.allSettled(
    actors.map((actor) => {
      const input = { releases: [{ quotaId, amount: 4 }], reason: "Rapat pagi", idempotencyKey: randomUUID() }
      return releaseHeldQuota(actor, input, THURSDAY)
    }),
  )

  expect(tally(results)).toEqual({ released: 1, not_enough_held: 1 })
  expect(await quotaOf(sessionId, "outside_city")).toMatchObject({ capacity: 5, held: 1 })
  expect(await findLedgerDifferences()).toEqual([])
})

test("a double click releases once and is answered alike", async () => {
  const { sessionId, quotaId } = await heldQuota(10)
  const actor = await administrator("ani")
  const input = { releases: [{ quotaId, amount: 3 }], reason: "Rapat pagi", idempotencyKey: randomUUID() }

  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => releaseHeldQuota(actor, input, THURSDAY)),
  )

  expect(tally(results)).toEqual({ released: 10 })
  expect((await quotaOf(sessionId, "outside_city")).held).toBe(7)
  expect(await findLedgerDifferences()).toEqual([])
})

test("a key that belongs to one release cannot be used for another, not even at once", async () => {
  const { sessionIds } = await layOutCampaign([
    { resident: 1, outside_city: 9 },
    { resident: 1, outside_city: 9 },
  ])
  const actor = await administrator("ani")
  const idempotencyKey = randomUUID()
  const quotas = await Promise.all(sessionIds.map((sessionId) => quotaOf(sessionId, "outside_city")))

  const results = await Promise.allSettled(
    quotas.map(({ id }) => {
      const input = { releases: [{ quotaId: id, amount: 3 }], reason: "Rapat pagi", idempotencyKey }
      return releaseHeldQuota(actor, input, THURSDAY)
    }),
  )

  expect(tally(results)).toEqual({ released: 1, error: 1 })
  expect(await findLedgerDifferences()).toEqual([])
})
