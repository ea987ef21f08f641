import { randomUUID } from "node:crypto"
import postgres, { type TransactionSql } from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { checkIn } from "#lib/check-in/commands/check-in.ts"
import { resident } from "#lib/kernel/actor.ts"
import { releaseHeldQuota } from "#lib/quota/commands/release-held-quota.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import {
  administrator,
  applicant,
  layOutCampaign,
  staffMember,
  THURSDAY,
} from "#testing/database/campaign.ts"
import { registerInTurn } from "#testing/database/register-in-turn.ts"
import { readDatabase } from "./check/database.ts"
import type { Call, CallKind } from "./check/history.ts"
import { type Findings, judge } from "./check/judge.ts"

const AT_SEVEN = new Date("2021-08-07T07:10:00+07:00")
let sql: postgres.Sql
const calls: Call[] = []

/** Three people register; the first comes, the second gives the place back; two held places are released. */
beforeAll(async () => {
  sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} })
  const { sessionIds, quotas, gates } = await layOutCampaign([{ resident: 3, outside_city: 4 }])
  const tickets: string[] = []
  for (const person of [1, 2, 3]) {
    const form = applicant(person, { sessionId: sessionIds[0] ?? 0 })
    const outcome = await registerInTurn(form)
    if (outcome.kind !== "registered") throw new Error(outcome.kind)
    tickets.push(outcome.ticketCode)
    record("register", form.idempotencyKey, { ticket: outcome.ticketCode, person })
  }
  const officer = await staffMember("petugas", "officer", gates[0]?.id)
  const deviceNonce = randomUUID()
  await checkIn(officer, { registrationId: 1, deviceNonce }, AT_SEVEN)
  record("check_in", deviceNonce, { of: tickets[0] ?? "" })
  await cancelRegistration(resident, { ticketCode: tickets[1] ?? "" }, THURSDAY)
  record("cancel", tickets[1] ?? "")
  const quotaId = quotas.find(({ audience }) => audience === "outside_city")?.id ?? 0
  const release = { releases: [{ quotaId, amount: 2 }], reason: "Dilepas", idempotencyKey: randomUUID() }
  await releaseHeldQuota(await administrator("kantor"), release, THURSDAY)
  record("release", release.idempotencyKey, { amounts: { [quotaId]: 2 } })
})
afterAll(() => sql.end())

function record(kind: CallKind, key: string, more: Partial<Call> = {}) {
  calls.push({ type: "call", kind, key, start: 0, end: calls.length, outcome: "ok", told: "", ...more })
}

const WITHOUT_GUARDS = `
  alter table quota drop constraint quota_never_oversold;
  drop index registration_one_live_per_nik;
  alter table quota_movement disable trigger user`

/** What is found after this was done to the database, without what is 0. Afterwards it was not done. */
async function foundAfter(statement?: string): Promise<Partial<Findings>> {
  let found: Findings | undefined
  const undo = new Error("undone")
  const work = async (tx: TransactionSql) => {
    await tx.unsafe(WITHOUT_GUARDS)
    if (statement) await tx.unsafe(statement)
    found = judge({ calls, faults: [] }, await readDatabase(tx))
    throw undo
  }
  await expect(sql.begin(work)).rejects.toBe(undo)
  return Object.fromEntries(Object.entries(found ?? {}).filter(([, count]) => count > 0))
}

test("what the portal did and answered is found right", async () => {
  expect(await foundAfter()).toEqual({})
})

const twin = `insert into registration (campaign_id, session_id, audience, gate_id, number, status, nik_ciphertext,
    nik_index, nik_warnings, name, birth_date, sex, phone, kelurahan_code, address, ticket_code, idempotency_key,
    consent_version, registered_at)
  select campaign_id, session_id, audience, gate_id, number + 100, status, nik_ciphertext, nik_index, nik_warnings, name,
    birth_date, sex, phone, kelurahan_code, address, 'TWIN000000000000', gen_random_uuid(), consent_version, registered_at
  from registration where id = 3`

test.each<[string, string, Partial<Findings>]>([
  [
    "a ticket that is gone",
    "delete from registration where id = 3; update quota set taken = taken - 1 where taken > 0",
    { ackedLost: 1 },
  ],
  ["the same person a second time", `${twin}; update quota set taken = 3 where taken = 2`, { duplicates: 1 }],
  [
    "a session with more people than places",
    "update quota set capacity = 1, held = 0 where taken = 2",
    { oversold: 1, countersWrong: 1 },
  ],
  [
    "a cancelled place that stands again",
    "update registration set status = 'registered', cancelled_at = null where id = 2; update quota set taken = 3 where taken = 2",
    { cancelledStanding: 1 },
  ],
  ["a check-in that left no record", "delete from check_in", { checkInsWrong: 2 }],
  [
    "released places that are held again",
    "update quota set held = held + 2 where held > 0",
    { countersWrong: 1 },
  ],
  [
    "a release that left no trace",
    "delete from quota_movement where kind = 'release'; update quota set held = held + 2 where held > 0",
    { releasesWrong: 1 },
  ],
])("finds %s", async (_what, statement, expected) => {
  expect(await foundAfter(statement)).toEqual(expected)
})
