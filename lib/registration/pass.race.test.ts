import { expect, test } from "vitest"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { applicant, layOutCampaign, quotaOf } from "#testing/database/campaign.ts"
import { passFor } from "#testing/database/passes.ts"
import { asSeparateProcesses, tally } from "#testing/database/separate-callers.ts"

test("the last seat of a pass goes to one of two tabs, though each asks for another hour", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 10 }, { resident: 10 }])
  const holder = await passFor()
  const tabs = sessionIds.map((sessionId, n) => applicant(n, { sessionId }))

  expect(tally(await asSeparateProcesses(tabs, [holder]))).toEqual({ registered: 1, pass_expired: 1 })
  expect(await findLedgerDifferences()).toEqual([])
})

test("a pass for three gives three places to eight processes, and two passes never wait for each other", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 20 }, { resident: 20 }, { resident: 20 }])
  const holders = [await passFor("resident", 3), await passFor("resident", 3)]
  const people = Array.from({ length: 16 }, (_, n) => applicant(n, { sessionId: sessionIds[n % 3] ?? 0 }))

  expect(tally(await asSeparateProcesses(people, holders))).toEqual({ registered: 6, pass_expired: 10 })
  const taken = await Promise.all(sessionIds.map(async (id) => (await quotaOf(id, "resident")).taken))
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(6)
})
