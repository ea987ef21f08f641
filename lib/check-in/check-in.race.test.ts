import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { checkIn as checkInTable } from "#db/schema/check-in.ts"
import { registration } from "#db/schema/registration.ts"
import { resident, type StaffActor } from "#lib/kernel/actor.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { barrier } from "#testing/database/barrier.ts"
import { applicant, layOutCampaign, quotaOf, staffMember } from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { tally } from "#testing/database/separate-callers.ts"
import { checkIn } from "./commands/check-in.ts"
import { undoCheckIn } from "./commands/undo-check-in.ts"

const AT_SEVEN = new Date("2021-08-07T07:10:00+07:00")

// As many as have connections have judged the registrant before the first one claims.
const meeting = { point: barrier(1) }

vi.mock("./writes/claim-registration.ts", async (original) => {
  const { claimRegistration } = await original<typeof import("./writes/claim-registration.ts")>()
  return {
    claimRegistration: async (...given: Parameters<typeof claimRegistration>) => {
      await meeting.point()
      return claimRegistration(...given)
    },
  }
})

let sessionId: number
let officers: StaffActor[]

beforeEach(async () => {
  meeting.point = barrier(1)
  const { sessionIds, gates } = await layOutCampaign([{ resident: 40 }])
  sessionId = sessionIds[0] ?? 0
  const posts = Array.from({ length: 20 }, (_, n) => staffMember(`petugas-${n}`, "officer", gates[n % 6]?.id))
  officers = await Promise.all(posts)
  await registerInTurn(applicant(1, { sessionId }))
})

test("twenty officers scan one ticket: one lets the registrant in, the others learn who did, where and when", async () => {
  meeting.point = barrier(8)
  const outcomes = await Promise.all(
    officers.map((officer) => checkIn(officer, { registrationId: 1, deviceNonce: randomUUID() }, AT_SEVEN)),
  )

  const winner = outcomes.findIndex(({ kind }) => kind === "checked_in")
  const rows = await db().select().from(checkInTable)
  expect(rows).toMatchObject([{ registrationId: 1, staffId: officers[winner]?.staffId }])
  for (const [index, outcome] of outcomes.entries()) {
    if (index === winner) continue
    expect(outcome).toMatchObject({
      kind: "refused",
      registrant: {
        arrival: { staffName: officers[winner]?.name, gate: { id: rows[0]?.gateId }, at: AT_SEVEN },
      },
    })
  }
  const auditEvents = await db().select().from(auditEvent).where(eq(auditEvent.action, "check_in.check_in"))
  expect(auditEvents).toHaveLength(1)
})

test("one tap that arrives twenty times is one check-in and twenty times the same success", async () => {
  meeting.point = barrier(8)
  const [officer] = officers
  if (!officer) throw new Error("no officer")
  const tap = { registrationId: 1, deviceNonce: randomUUID() }

  const outcomes = await Promise.all(Array.from({ length: 20 }, () => checkIn(officer, tap, AT_SEVEN)))

  expect(outcomes.every(({ kind }) => kind === "checked_in")).toBe(true)
  expect(await db().select().from(checkInTable)).toHaveLength(1)
  const auditEvents = await db().select().from(auditEvent).where(eq(auditEvent.action, "check_in.check_in"))
  expect(auditEvents).toHaveLength(1)
})

test("a tap that is done and undone while its first copy is on the way is not done again", async () => {
  const [officer] = officers
  if (!officer) throw new Error("no officer")
  const tap = { registrationId: 1, deviceNonce: randomUUID() }
  meeting.point = async () => {
    meeting.point = async () => {}
    await checkIn(officer, tap, AT_SEVEN)
    await undoCheckIn(officer, tap, AT_SEVEN)
  }

  expect(await checkIn(officer, tap, AT_SEVEN)).toMatchObject({
    kind: "already_undone",
    registrant: { status: "registered", arrival: null },
  })
  expect(await db().select().from(checkInTable)).toEqual([])
})

test("cancelling against checking in: one of both happens, and the place is counted accordingly", async () => {
  for (let n = 2; n <= 40; n++) await registerInTurn(applicant(n, { sessionId }))
  const tickets = await db().select().from(registration).orderBy(registration.id)

  const results = await Promise.allSettled(
    tickets.flatMap(({ id, ticketCode }, n) => {
      const officer = officers[n % officers.length]
      if (!officer) throw new Error("no officer")
      const enter = () => checkIn(officer, { registrationId: id, deviceNonce: randomUUID() }, AT_SEVEN)
      const cancel = () => cancelRegistration(resident, { ticketCode }, AT_SEVEN)
      return n % 2 === 0 ? [enter(), cancel()] : [cancel(), enter()]
    }),
  )

  const { checked_in = 0, cancelled = 0, error } = tally(results)
  expect(error).toBeUndefined()
  expect(checked_in + cancelled).toBe(40)
  const after = await db().select().from(registration)
  expect(after.filter(({ status }) => status === "checked_in")).toHaveLength(checked_in)
  expect(await db().select().from(checkInTable)).toHaveLength(checked_in)
  expect((await quotaOf(sessionId, "resident")).taken).toBe(checked_in)
})
