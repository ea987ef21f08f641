import { eq } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { staff } from "#db/schema/staff.ts"
import type { Tx } from "#db/transaction.ts"
import { system } from "#lib/kernel/actor.ts"
import { auditEventDuringChange } from "#testing/database/audit-event-during-change.ts"
import { staffMember, THURSDAY } from "#testing/database/campaign.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { disableStaff } from "./commands/disable-staff.ts"

// The twin of change-account.race.test.ts: the account is locked as one would without thinking of who refers to it.
vi.mock("./queries.ts", async (original) => ({
  ...(await original<typeof import("./queries.ts")>()),
  lockAccount: async (tx: Tx, username: string) => {
    const [found] = await tx.select().from(staff).where(eq(staff.username, username)).for("update")
    return found
  },
}))

beforeEach(emptyTables)

test("with the whole row locked, event and change wait in a circle until Postgres ends one", async () => {
  const budi = await staffMember("budi", "officer")

  const results = await auditEventDuringChange(budi, () =>
    disableStaff(system, { username: "budi" }, THURSDAY),
  )

  const ended = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []))
  expect(ended).toEqual([expect.objectContaining({ code: "40P01" })])
})
