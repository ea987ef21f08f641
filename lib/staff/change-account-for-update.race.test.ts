import { eq } from "drizzle-orm"
import { beforeEach, expect, test, vi } from "vitest"
import { staff } from "#db/schema/staff.ts"
import type { Tx } from "#db/transaction.ts"
import { system } from "#lib/kernel/actor.ts"
import { auditEventDuringChange } from "#testing/database/audit-event-during-change.ts"
import { staffMember, THURSDAY } from "#testing/database/campaign.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { disableStaff } from "./commands/disable-staff.ts"

const locked = vi.hoisted(() => ({ times: 0 }))

// The twin of change-account.race.test.ts: the account is locked as one would without thinking of who refers to it.
vi.mock("./queries.ts", async (original) => ({
  ...(await original<typeof import("./queries.ts")>()),
  lockAccount: async (tx: Tx, username: string) => {
    locked.times += 1
    const [found] = await tx.select().from(staff).where(eq(staff.username, username)).for("update")
    return found
  },
}))

beforeEach(emptyTables)

test("with the whole row locked, event and change wait in a circle until Postgres ends one", async () => {
  const budi = await staffMember("budi", "officer")

  const { ended, tries } = await auditEventDuringChange(budi, () =>
    disableStaff(system, { username: "budi" }, THURSDAY),
  )
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"])
  // One of the two was ended and tried again.
  expect(tries + locked.times).toBe(3)
})
