import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { type StaffActor, system } from "#lib/kernel/actor.ts"
import { auditEventDuringChange } from "#testing/database/audit-event-during-change.ts"
import { staffMember, THURSDAY } from "#testing/database/campaign.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { disableStaff } from "./commands/disable-staff.ts"
import { enableStaff } from "./commands/enable-staff.ts"
import { resetPassword } from "./commands/reset-password.ts"

let budi: StaffActor

beforeEach(async () => {
  await emptyTables()
  budi = await staffMember("budi", "officer")
})

test("an officer signs in, checks in or undoes while their account is changed: both succeed, neither waits in a circle", async () => {
  for (const change of [disableStaff, enableStaff, resetPassword]) {
    const { ended, tries } = await auditEventDuringChange(budi, () =>
      change(system, { username: "budi" }, THURSDAY),
    )
    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"])
    expect(tries).toBe(1)
  }
  const actions = await db().select({ action: auditEvent.action }).from(auditEvent).orderBy(auditEvent.id)
  const changes = actions.map(({ action }) => action).filter((action) => action !== "staff.sign_in")
  expect(changes).toEqual(["staff.disable", "staff.enable", "staff.reset_password"])
  expect(actions).toHaveLength(9)
})
