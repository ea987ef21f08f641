import { randomUUID } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import type { Tx } from "#db/transaction.ts"
import { resident, type StaffActor } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { barrier } from "#testing/database/barrier.ts"
import { applicant, layOutCampaign, staffMember } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { checkIn } from "./commands/check-in.ts"
import { undoCheckIn } from "./commands/undo-check-in.ts"
import type { Registrant } from "./types.ts"

const AT_SEVEN = new Date("2021-08-07T07:10:00+07:00")

const meeting: { point: () => Promise<unknown> } = { point: barrier(8) }

// The twin of check-in.race.test.ts: it looks first and writes later, as one would without thinking of the others.
vi.mock("./writes/claim-registration.ts", () => ({
  claimRegistration: async (tx: Tx, { registrationId }: Registrant) => {
    const own = eq(registration.id, registrationId)
    const [found] = await tx.select().from(registration).where(own)
    await meeting.point()
    if (found?.status !== "registered") return "lost"
    await tx.update(registration).set({ status: "checked_in" }).where(own)
    return "claimed"
  },
}))

let officers: StaffActor[]

beforeEach(async () => {
  meeting.point = barrier(8)
  const { sessionIds, gates } = await layOutCampaign([{ resident: 5 }])
  const posts = Array.from({ length: 20 }, (_, n) => staffMember(`petugas-${n}`, "officer", gates[n % 6]?.id))
  officers = await Promise.all(posts)
  await registerInTurn(applicant(1, { sessionId: sessionIds[0] ?? 0 }))
})

const scanAll = () =>
  Promise.allSettled(
    officers.map((officer) => checkIn(officer, { registrationId: 1, deviceNonce: randomUUID() }, AT_SEVEN)),
  )

test("without the guard, a second check-in is stopped only by the key of the table, and nobody learns who was first", async () => {
  const results = await scanAll()

  const { checked_in, error } = tally(results)
  expect(checked_in).toBe(1)
  expect(error).toBeGreaterThan(0)
})

test("without the guard and without that key, one registrant is checked in several times", async () => {
  await db().execute(sql`alter table check_in drop constraint check_in_pkey`)
  try {
    await scanAll()
    expect((await db().select().from(checkInTable)).length).toBeGreaterThan(1)
  } finally {
    await db().execute(sql`truncate check_in`)
    await db().execute(sql`alter table check_in add primary key (registration_id)`)
  }
})

test("without the guard, a ticket that was cancelled meanwhile is stopped only by a CHECK", async () => {
  const [officer] = officers
  const [ticket] = await db().select().from(registration)
  if (!officer || !ticket) throw new Error("nothing was arranged")
  meeting.point = () => cancelRegistration(resident, { ticketCode: ticket.ticketCode }, AT_SEVEN)

  const entering = checkIn(officer, { registrationId: ticket.id, deviceNonce: randomUUID() }, AT_SEVEN)

  await expect(entering).rejects.toMatchObject({ constraint: "registration_cancelled_has_time" })
})

test("without the guard, a tap that was undone meanwhile lets the registrant in once more", async () => {
  const [officer] = officers
  if (!officer) throw new Error("no officer")
  const tap = { registrationId: 1, deviceNonce: randomUUID() }
  meeting.point = async () => {
    meeting.point = async () => {}
    await checkIn(officer, tap, AT_SEVEN)
    await undoCheckIn(officer, tap, AT_SEVEN)
  }

  expect(await checkIn(officer, tap, AT_SEVEN)).toMatchObject({ kind: "checked_in" })
  expect(await db().select().from(checkInTable)).toHaveLength(1)
})
