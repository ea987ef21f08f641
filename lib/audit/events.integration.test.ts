import { sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { transact } from "#db/transaction.ts"
import { type AdminActor, resident } from "#lib/kernel/actor.ts"
import { administrator } from "#testing/database/campaign.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { loadAuditPage } from "./loaders.ts"
import { findLastEventId, listReleasesByOthers } from "./queries.ts"
import type { AuditAction } from "./types.ts"
import { recordAudit } from "./writes/record-audit.ts"

const now = new Date("2021-08-05T10:00:00+07:00")

let budi: AdminActor
let sari: AdminActor

beforeEach(async () => {
  await emptyTables()
  budi = await administrator("budi")
  sari = await administrator("sari")
})

test("pages lead from the newest event to the oldest, each event once", async () => {
  await transact((tx) =>
    recordAudit(
      tx,
      Array.from({ length: 120 }, (_, i) => registered(i)),
      now,
    ),
  )

  const first = await loadAuditPage(budi, {})
  const second = await loadAuditPage(budi, { before: first.next ?? 0 })
  const third = await loadAuditPage(budi, { before: second.next ?? 0 })

  const seen = [first, second, third].flatMap(({ entries }) => entries.map(({ subject }) => subject))
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => `registration:${119 - i}`))
  expect([first.entries.length, second.entries.length, third.entries.length, third.next]).toEqual([
    50,
    50,
    20,
    null,
  ])
})

test("is filtered by what was done and by whom", async () => {
  await does(budi, "campaign.pause")
  await does(sari, "campaign.open")
  await does(sari, "quota.release")
  await transact((tx) => recordAudit(tx, [registered(1)], now))

  expect(await actionsOf({ actor: { kind: "staff", staffId: sari.staffId } })).toEqual([
    "quota.release",
    "campaign.open",
  ])
  expect(await actionsOf({ actor: { kind: "resident" } })).toEqual(["registration.register"])
  expect(await actionsOf({ actor: { kind: "system" } })).toEqual([])
  expect(await actionsOf({ action: "campaign.pause" })).toEqual(["campaign.pause"])
  const [entry] = (await loadAuditPage(budi, { action: "campaign.open" })).entries
  expect(entry).toMatchObject({ staffName: "Petugas sari", actorKind: "staff", sealed: true })
})

test("an event that somebody changed in the database no longer fits its seal", async () => {
  await does(budi, "campaign.pause")
  await does(sari, "campaign.open")
  await db().transaction(async (tx) => {
    await tx.execute(sql`alter table audit_event disable trigger audit_event_append_only`)
    await tx.execute(sql`update audit_event set action = 'campaign.close' where staff_id = ${sari.staffId}`)
    await tx.execute(sql`alter table audit_event enable trigger audit_event_append_only`)
  })

  const { entries } = await loadAuditPage(budi, {})
  expect(entries.map(({ sealed }) => sealed)).toEqual([false, true])
})

test("a plan learns of releases by others after it was made, not of its own and not of earlier ones", async () => {
  await does(sari, "quota.release", { total: 100 })
  const seen = await findLastEventId()
  await does(budi, "quota.release", { total: 200 })
  await does(sari, "quota.release", { total: 300 })
  await does(sari, "campaign.pause")

  const others = await listReleasesByOthers(seen, budi.staffId)
  expect(others.map(({ name, detail }) => [name, detail.total])).toEqual([["Petugas sari", 300]])
})

function does(actor: AdminActor, action: AuditAction, detail = {}): Promise<void> {
  return transact((tx) => recordAudit(tx, [{ actor, action, subject: "quota", detail }], now))
}

function registered(id: number) {
  const action = "registration.register" as const
  return { actor: resident, action, subject: `registration:${id}`, detail: { sessionId: 1 } }
}

async function actionsOf(filter: Parameters<typeof loadAuditPage>[1]): Promise<string[]> {
  return (await loadAuditPage(budi, filter)).entries.map(({ action }) => action)
}
