import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import { resident } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { administrator, applicant, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { loadOfficeOverview } from "./loaders.ts"

const minutesAfter = (minutes: number) => new Date(THURSDAY.getTime() + minutes * 60_000)

test("the office sees places, registrations by the minute and arrivals as they are", async () => {
  const { sessionIds, gates } = await layOutCampaign([{ resident: 5, outside_city: 3 }, { resident: 5 }])
  const [seven = 0, eight = 0] = sessionIds
  const ani = await administrator("ani")
  await arrive(1, seven, 0)
  await arrive(2, seven, 1)
  await arrive(3, eight, 1)
  const cancelled = await arrive(4, eight, 3)
  await cancelRegistration(resident, { ticketCode: cancelled }, minutesAfter(4))
  await checkInAt(gates[0]?.id ?? 0, [minutesAfter(-24 * 60), minutesAfter(2)], ani.staffId)

  const overview = await loadOfficeOverview(ani, await findActiveCampaign(THURSDAY), minutesAfter(5))

  expect(overview.totals.resident).toEqual({ capacity: 10, held: 0, taken: 3, available: 7 })
  expect(overview.totals.outside_city).toEqual({ capacity: 3, held: 3, taken: 0, available: 0 })
  expect(overview.days.map(({ date, sessions }) => [date, sessions.length])).toEqual([["2021-08-07", 2]])
  expect(overview.days[0]?.sessions[0]?.places.resident.taken).toBe(2)
  expect(overview.perMinute.filter(({ count }) => count > 0)).toEqual([
    { minute: minutesAfter(0).toISOString(), count: 1 },
    { minute: minutesAfter(1).toISOString(), count: 2 },
    { minute: minutesAfter(3).toISOString(), count: 1 },
  ])
  expect(overview.checkIns).toEqual({ total: 2, today: 1, lastTenMinutes: 1 })
  expect(JSON.parse(JSON.stringify(overview))).toEqual(overview)
})

async function arrive(person: number, sessionId: number, minute: number): Promise<string> {
  const outcome = await registerInTurn(applicant(person, { sessionId }), minutesAfter(minute))
  if (outcome.kind !== "registered") throw new Error(outcome.kind)
  return outcome.ticketCode
}

async function checkInAt(gateId: number, moments: Date[], staffId: number): Promise<void> {
  const registered = await db().select().from(registration).where(eq(registration.status, "registered"))
  const rows = moments.flatMap((checkedInAt, index) => {
    const registrationId = registered[index]?.id
    if (registrationId === undefined) return []
    return [{ registrationId, staffId, gateId, checkedInAt, deviceNonce: crypto.randomUUID() }]
  })
  await db().insert(checkIn).values(rows)
}
