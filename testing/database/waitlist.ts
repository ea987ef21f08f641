import { eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { type Person, personSchema } from "#lib/registration/schema.ts"
import type { LineAudience, QueueNumber } from "#lib/waiting-room/types.ts"
import { joinWaitlist } from "#lib/waitlist/commands/join-waitlist.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { applicant, layOutCampaign, THURSDAY } from "./campaign.ts"
import { setLine } from "./lines.ts"
import { lineOf } from "./passes.ts"
import { registerTogether } from "./register-in-turn.ts"

export const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1_000)

/** One session with so many places, all taken, with the codes of their tickets. */
export async function fullCampaign(places: number): Promise<{ sessionId: number; codes: string[] }> {
  const { sessionIds } = await layOutCampaign([{ resident: places }])
  const sessionId = sessionIds[0] ?? 0
  const people = Array.from({ length: places }, (_, n) => applicant(901 + n, { sessionId }))
  const outcomes = await registerTogether(people)
  return {
    sessionId,
    codes: outcomes.map((one) => (one.kind === "registered" ? one.ticketCode : "")),
  }
}

/** The n-th generated person, as the form of the waiting list is parsed. */
export function personOf(index: number, residency: LineAudience = "resident"): Person {
  return personSchema.parse(generatedPerson(index, { sessionId: 0, residency }))
}

/** The next queue numbers of a line, which are not called. */
export async function waitingNumbers(count: number, seats = 1): Promise<QueueNumber[]> {
  const { id: lineId, issued } = await lineOf()
  await setLine({ issued: issued + count })
  return Array.from({ length: count }, (_, n) => ({
    lineId,
    audience: "resident",
    number: issued + n + 1,
    seats,
  }))
}

/** Each of these tickets leaves the form of a person of its own. */
export async function leaveForms(queueNumbers: readonly QueueNumber[], now = THURSDAY): Promise<void> {
  const outcomes = await Promise.all(
    queueNumbers.map((queueNumber) => joinWaitlist(queueNumber, personOf(queueNumber.number), now)),
  )
  const other = outcomes.find(({ kind }) => kind !== "waiting")
  if (other) throw new Error(other.kind)
}

/** Status of each entry by number, with the session of those who were registered. */
export async function listedAs() {
  const rows = await db()
    .select({
      number: waitlistEntry.number,
      status: waitlistEntry.status,
      form: waitlistEntry.form,
      sessionId: registration.sessionId,
      name: registration.name,
    })
    .from(waitlistEntry)
    .leftJoin(registration, eq(registration.id, waitlistEntry.registrationId))
    .orderBy(waitlistEntry.number, waitlistEntry.id)
  return rows
}
