import { expect, test } from "vitest"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import { administrator, applicant, layOutCampaign } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { loadPlaces, loadReleasableSessions } from "./loaders.ts"

const atSeven = new Date("2021-08-07T07:59:59+07:00")
const atEight = new Date("2021-08-07T08:00:00+07:00")

const placesAt = async (now: Date) => loadPlaces(await findActiveCampaign(now), now)

test("once a session is over, nothing of it is left or held, and what was taken stays", async () => {
  const { sessionIds } = await layOutCampaign([
    { resident: 5, outside_city: 3 },
    { resident: 5, outside_city: 2 },
  ])
  await registerInTurn(applicant(1, { sessionId: sessionIds[0] ?? 0 }))

  const before = await placesAt(atSeven)
  expect(before.totals.resident).toEqual({ capacity: 10, held: 0, taken: 1, available: 9 })
  expect(before.totals.outside_city).toEqual({ capacity: 5, held: 5, taken: 0, available: 0 })

  const after = await placesAt(atEight)
  expect(after.totals.resident).toEqual({ capacity: 10, held: 0, taken: 1, available: 5 })
  expect(after.totals.outside_city).toEqual({ capacity: 5, held: 2, taken: 0, available: 0 })
  const [seven, eight] = after.days[0]?.sessions ?? []
  expect(seven).toMatchObject({ over: true, places: { outside_city: { capacity: 3, held: 0 } } })
  expect(eight).toMatchObject({ over: false, places: { outside_city: { held: 2 } } })
})

test("only places of sessions that are not over can be planned for release", async () => {
  const { campaignId } = await layOutCampaign([
    { resident: 5, outside_city: 3 },
    { resident: 5, outside_city: 2 },
  ])
  const ani = await administrator("ani")
  const held = async (now: Date) =>
    (await loadReleasableSessions(ani, campaignId, now)).map((session) => session.held)
  expect(await held(atSeven)).toEqual([3, 2])
  expect(await held(atEight)).toEqual([2])
})
