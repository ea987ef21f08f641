import { randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { system } from "#lib/kernel/actor.ts"
import { createCampaign } from "#lib/quota/commands/create-campaign.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { register } from "#lib/registration/commands/register.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { openLines } from "#lib/waiting-room/commands/open-lines.ts"
import { loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { applicant, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { lineOf, passFor } from "#testing/database/passes.ts"
import { resolveCampaign } from "./loaders.ts"
import { findActiveCampaign } from "./queries.ts"

const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1_000)

let campaignId: number
beforeEach(async () => {
  campaignId = (await layOutCampaign([{ resident: 5 }])).campaignId
})

/** A newer campaign, open by its phase and its times, that nobody has published. */
async function saveDraft() {
  const plan = thisCity.campaign("history", THURSDAY)
  const draft = { ...plan.campaign, slug: "rancangan", phase: "open" as const }
  const { campaignId: draftId } = await createCampaign(system, { ...plan, campaign: draft }, THURSDAY)
  await db().update(campaign).set({ publishedAt: null }).where(eq(campaign.id, draftId))
  await openLines(system, draftId, THURSDAY)
  return draftId
}

async function answers(now: Date) {
  const active = await resolveCampaign(undefined, now)
  const [places, status] = [await loadPlaces(active, now), await loadWaitingStatus(active.id, now)]
  return {
    active: [active.id, (await findActiveCampaign(now)).id],
    places: [places.campaign.id, places.totals, places.days],
    lines: status.lines,
  }
}

test("a draft that is saved beside it changes nothing for anybody", async () => {
  const before = await answers(after(1))
  expect(before.active).toEqual([campaignId, campaignId])
  const draftId = await saveDraft()
  expect(draftId).toBeGreaterThan(campaignId)
  expect(await answers(after(2))).toEqual(before)

  await advanceQueue(after(3))
  expect((await lineOf("resident", campaignId)).pacedAt).toEqual(after(3))
  expect((await lineOf("resident", draftId)).pacedAt).toBeNull()
})

test("no number of a draft is given", async () => {
  const { id: lineId } = await lineOf("resident", await saveDraft())
  const proof = { digest: randomBytes(32), expiresAt: after(60) }
  const outcome = await joinAndEnter({ lineId, audience: "resident", seats: 1, proof }, after(1))
  expect(outcome).toEqual({ kind: "not_open", phase: "not_open" })
})

test("no form is registered in a draft, whatever pass comes with it", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 5 }])
  const holder = await passFor()
  await db().update(campaign).set({ publishedAt: null })
  const outcome = await register(holder, applicant(1, { sessionId: sessionIds[0] ?? 0 }), after(1))
  expect(outcome).toMatchObject({ kind: "not_open", state: { kind: "not_open" } })
})
