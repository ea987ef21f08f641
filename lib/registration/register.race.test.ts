import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { resident } from "#lib/kernel/actor.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { applicant, layOutCampaign, quotaOf, THURSDAY } from "#testing/database/campaign.ts"
import { registerInTurn, registerTogether } from "#testing/database/register-in-turn.ts"
import { asSeparateProcesses, tally, tallyOf } from "#testing/database/separate-callers.ts"
import { cancelRegistration } from "./commands/cancel-registration.ts"

const numbers = (length: number) => Array.from({ length }, (_, index) => index)

test("the last place goes to one of 50 callers, in 50 processes or in one", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 1 }, { resident: 1 }])
  const [first = 0, second = 0] = sessionIds

  const apart = await asSeparateProcesses(numbers(50).map((n) => applicant(n, { sessionId: first })))
  expect(tally(apart)).toEqual({ registered: 1, session_full: 49 })

  const together = await registerTogether(numbers(50).map((n) => applicant(100 + n, { sessionId: second })))
  expect(tallyOf(together)).toEqual({ registered: 1, campaign_full: 49 })
  expect(await findLedgerDifferences()).toEqual([])
})

test("20 callers with the same NIK get one place; dropping the unique index gives 20", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 50 }])
  const sessionId = sessionIds[0] ?? 0
  const callers = (person: number) =>
    numbers(20).map(() => ({ ...applicant(person, { sessionId }), idempotencyKey: randomUUID() }))

  expect(tally(await asSeparateProcesses(callers(1)))).toEqual({ registered: 1, already_registered: 19 })
  expect((await quotaOf(sessionId, "resident")).taken).toBe(1)

  await db().execute(sql`drop index registration_one_live_per_nik`)
  try {
    expect(tally(await asSeparateProcesses(callers(2)))).toEqual({ registered: 20 })
  } finally {
    await layOutCampaign([{ resident: 1 }])
    await db().execute(sql`create unique index registration_one_live_per_nik
      on registration (campaign_id, nik_index) where status <> 'cancelled'`)
  }
})

test("20 callers with the same idempotency key get one ticket 20 times; without the guards, 20 tickets", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 50 }])
  const sessionId = sessionIds[0] ?? 0
  const ticketsOf = async (person: number) => {
    const same = applicant(person, { sessionId })
    const results = await asSeparateProcesses(numbers(20).map(() => same))
    const codes = results.map((result) =>
      result.status === "fulfilled" && result.value?.kind === "registered" ? result.value.ticketCode : "none",
    )
    return new Set(codes)
  }

  const tickets = await ticketsOf(1)
  expect(tickets.size).toBe(1)
  expect(tickets).not.toContain("none")

  await db().execute(sql`drop index registration_one_live_per_nik`)
  await db().execute(sql`alter table registration drop constraint registration_nik_idempotency_key`)
  try {
    expect((await ticketsOf(2)).size).toBe(20)
  } finally {
    await layOutCampaign([{ resident: 1 }])
    await db().execute(sql`create unique index registration_one_live_per_nik
      on registration (campaign_id, nik_index) where status <> 'cancelled'`)
    await db().execute(sql`alter table registration
      add constraint registration_nik_idempotency_key unique (nik_index, idempotency_key)`)
  }
})

test("register and cancel in any mixture leave no place lost and none given twice", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 10 }, { resident: 10 }])
  const everybody = numbers(60).map((n) => applicant(n, { sessionId: sessionIds[n % 2] ?? 0 }))

  await Promise.all(
    everybody.map(async (person, n) => {
      const outcome = await registerInTurn(person)
      if (outcome.kind === "registered" && n % 3 === 0) {
        const { ticketCode } = outcome
        await Promise.all([1, 2].map(() => cancelRegistration(resident, { ticketCode }, THURSDAY)))
      }
    }),
  )
  expect(await findLedgerDifferences()).toEqual([])

  const late = await asSeparateProcesses(
    numbers(40).map((n) => applicant(200 + n, { sessionId: sessionIds[n % 2] ?? 0 })),
  )
  expect(tally(late).error).toBeUndefined()
  for (const sessionId of sessionIds) expect((await quotaOf(sessionId, "resident")).taken).toBe(10)
  expect(await findLedgerDifferences()).toEqual([])
})

test("a ticket cancelled by 20 callers gives one place back", async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 5 }])
  const sessionId = sessionIds[0] ?? 0
  await asSeparateProcesses(numbers(5).map((n) => applicant(n, { sessionId })))
  const [ticket] = await db().select().from(registration).limit(1)

  const results = await Promise.allSettled(
    numbers(20).map(() => cancelRegistration(resident, { ticketCode: ticket?.ticketCode ?? "" }, THURSDAY)),
  )

  expect(tally(results)).toEqual({ cancelled: 1, already_cancelled: 19 })
  expect((await quotaOf(sessionId, "resident")).taken).toBe(4)
})
