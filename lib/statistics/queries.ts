import { and, count, eq, gte, sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import { checkIn } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"

/** Registrations made since a moment, by the minute; minutes without one are missing. Cancelled ones were made too. */
export function countRegistrationsByMinute(campaignId: number, since: Date) {
  const minute = sql<Date>`date_trunc('minute', ${registration.registeredAt})`.mapWith(
    registration.registeredAt,
  )
  return db()
    .select({ minute, count: count() })
    .from(registration)
    .where(and(eq(registration.campaignId, campaignId), gte(registration.registeredAt, since)))
    .groupBy(minute)
}

/** How many people have arrived: ever, since the day began, since ten minutes ago. */
export async function countCheckIns(campaignId: number, dayStart: Date, recently: Date) {
  const since = (moment: Date) =>
    sql<number>`count(*) filter (where ${gte(checkIn.checkedInAt, moment)})`.mapWith(Number)
  const [counts] = await db()
    .select({ total: count(), today: since(dayStart), lastTenMinutes: since(recently) })
    .from(checkIn)
    .innerJoin(registration, eq(registration.id, checkIn.registrationId))
    .where(eq(registration.campaignId, campaignId))
  return counts ?? { total: 0, today: 0, lastTenMinutes: 0 }
}
