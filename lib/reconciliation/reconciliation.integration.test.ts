import { sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { applicant, layOutCampaign } from "#testing/database/campaign.ts"
import { registerTogether } from "#testing/database/register-in-turn.ts"
import { findLedgerDifferences } from "./queries.ts"

beforeEach(async () => {
  const { sessionIds } = await layOutCampaign([{ resident: 5, outside_city: 5 }])
  const people = [1, 2, 3].map((n) => applicant(n, { sessionId: sessionIds[0] ?? 0 }))
  await registerTogether(people)
})

const rules = async () => [...new Set((await findLedgerDifferences()).map(({ rule }) => rule))]

test("what the commands wrote agrees", async () => {
  expect(await findLedgerDifferences()).toEqual([])
})

/** As somebody with the database's password would, past the triggers. */
async function tamper(statement: string): Promise<void> {
  await db().execute(sql.raw("alter table audit_event disable trigger user"))
  await db().execute(sql.raw("alter table quota_movement disable trigger user"))
  await db().execute(sql.raw(statement))
  await db().execute(sql.raw("alter table audit_event enable trigger user"))
  await db().execute(sql.raw("alter table quota_movement enable trigger user"))
}

test.each([
  ["a place that nobody has", "update quota set taken = taken + 1 where audience = 'resident'", ["taken"]],
  ["a person who vanished", "delete from registration where number = 1", ["taken", "audit_event"]],
  ["held places opened in silence", "update quota set held = held - 1 where held > 0", ["held"]],
  [
    "more places than were allocated",
    "update quota set capacity = capacity + 1 where capacity > 0",
    ["capacity"],
  ],
  [
    "a movement that was cut down",
    "update quota_movement set held_delta = held_delta - 1 where kind = 'hold'",
    ["held"],
  ],
  [
    "a cancellation without an audit event",
    "update registration set status = 'cancelled', cancelled_at = now() where number = 1",
    ["taken", "audit_event"],
  ],
  [
    "an arrival without a check-in",
    "update registration set status = 'checked_in' where number = 1",
    ["check_in"],
  ],
  [
    "a changed audit event",
    "update audit_event set detail = '{}' where id = (select min(id) from audit_event where action like 'reg%')",
    ["audit_chain"],
  ],
] as const)("%s is told", async (_what, statement, told) => {
  await tamper(statement)
  expect(await rules()).toEqual(told)
})
