import { eq } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { staff } from "#db/schema/staff.ts"
import { mintStaffActor, system } from "#lib/kernel/actor.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { changePassword } from "./commands/change-password.ts"
import { createFirstAdministrator } from "./commands/create-first-administrator.ts"
import { createStaff } from "./commands/create-staff.ts"
import { disableStaff } from "./commands/disable-staff.ts"
import { enableStaff } from "./commands/enable-staff.ts"
import { resetPassword } from "./commands/reset-password.ts"
import { signIn } from "./commands/sign-in.ts"
import { findAccount } from "./queries.ts"
import { sessionHolds } from "./rules.ts"
import type { StaffAccount } from "./types.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const office = "203.0.113.7"
const newPassword = "stadion gajayana pagi hari"

beforeEach(emptyTables)

describe("the first administrator", () => {
  test("is made once, with a password that signs in and must be changed", async () => {
    const first = await createFirstAdministrator(now)

    if (first.kind !== "created") throw new Error("nobody was created")
    const outcome = await signIn({ username: "admin", password: first.oneTimePassword }, office, now)
    expect(outcome).toMatchObject({ kind: "signed_in", account: { role: "admin", mustChangePassword: true } })
    expect(await createFirstAdministrator(now)).toEqual({ kind: "exists" })
  })

  test("is one, also when ten processes start at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => createFirstAdministrator(now)))

    expect(outcomes.filter(({ kind }) => kind === "created")).toHaveLength(1)
    expect(await db().select().from(staff)).toHaveLength(1)
    expect(await actionsRecorded()).toEqual(["staff.create"])
  })
})

describe("at the sign-in", () => {
  test("unknown account, wrong password and disabled account get the same answer", async () => {
    const budi = await officer("budi")
    await officer("sari")
    await disableStaff(system, { username: "budi" }, now)

    expect(await signIn({ username: "budi", password: budi.password }, office, now)).toEqual({
      kind: "refused",
    })
    expect(await signIn({ username: "sari", password: "salah" }, office, now)).toEqual({ kind: "refused" })
    expect(await signIn({ username: "tidak-ada", password: "salah" }, office, now)).toEqual({
      kind: "refused",
    })
    expect(await signIn({ username: "sari\0", password: "" }, office, now)).toEqual({ kind: "refused" })
  })

  test("after five wrong passwords even the right one waits, at every address, and then opens", async () => {
    const { password } = await officer("budi")
    for (let failure = 0; failure < 5; failure++)
      await signIn({ username: "budi", password: "salah" }, office, now)

    const blocked = { kind: "blocked", retryAt: inMinutes(0.5) }
    expect(await signIn({ username: "Budi ", password }, "198.51.100.1", now)).toEqual(blocked)
    expect(await signIn({ username: "budi", password }, office, inMinutes(1))).toMatchObject({
      kind: "signed_in",
    })
    expect(await actionsRecorded()).toEqual(["staff.create", "staff.sign_in"])
  })

  test("a crowd at the sign-in is checked a few at a time; who comes to a full queue is told to try later", async () => {
    const crowd = Array.from({ length: 60 }, (_, n) =>
      signIn({ username: `akun${n}`, password: "salah" }, `198.51.100.${n}`, now),
    )
    const kinds = (await Promise.all(crowd)).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(["refused", "blocked"]))
    const { password } = await officer("budi")
    expect(await signIn({ username: "budi", password }, office, now)).toMatchObject({ kind: "signed_in" })
  })

  test("an address that guesses for many accounts waits too", async () => {
    for (let guess = 0; guess < 30; guess++)
      await signIn({ username: `akun${guess}`, password: "salah" }, office, now)

    const { password } = await officer("budi")
    expect(await signIn({ username: "budi", password }, office, now)).toMatchObject({ kind: "blocked" })
    expect(await signIn({ username: "budi", password }, "198.51.100.1", now)).toMatchObject({
      kind: "signed_in",
    })
  })
})

describe("sessions end", () => {
  test("when the account is disabled, and do not come back when it is enabled", async () => {
    const { account } = await officer("budi")

    await disableStaff(system, { username: "budi" }, now)
    expect(await holds(account)).toBe(false)
    await enableStaff(system, { username: "budi" }, now)
    expect(await holds(account)).toBe(false)
    expect(await actionsRecorded()).toEqual(["staff.create", "staff.disable", "staff.enable"])
  })

  test("when the password is changed: the old one is worth nothing, the new one opens", async () => {
    const { account, password } = await officer("budi")
    const actor = mintStaffActor(account)

    const outcome = await changePassword(actor, { current: password, next: newPassword }, now)

    expect(outcome).toEqual({ kind: "changed", username: "budi" })
    expect(await holds(account)).toBe(false)
    expect(await signIn({ username: "budi", password }, office, now)).toEqual({ kind: "refused" })
    expect(await signIn({ username: "budi", password: newPassword }, office, now)).toMatchObject({
      kind: "signed_in",
      account: { mustChangePassword: false },
    })
  })

  test("when the password is reset: only the new one-time password opens", async () => {
    const { account, password } = await officer("budi")

    const reset = await resetPassword(system, { username: "budi" }, now)

    if (reset.kind !== "reset") throw new Error("not reset")
    expect(await holds(account)).toBe(false)
    expect(await signIn({ username: "budi", password }, office, now)).toEqual({ kind: "refused" })
    expect(await signIn({ username: "budi", password: reset.oneTimePassword }, office, now)).toMatchObject({
      account: { mustChangePassword: true },
    })
  })

  test("when the role is changed", async () => {
    const { account } = await officer("budi")
    await db().update(staff).set({ role: "admin" }).where(eq(staff.username, "budi"))
    expect(await holds(account)).toBe(false)
  })
})

describe("changing one's password", () => {
  test("needs the current one, of which guesses are counted", async () => {
    const { account, password } = await officer("budi")
    const actor = mintStaffActor(account)
    const guess = () => changePassword(actor, { current: "salah", next: newPassword }, now)

    for (let failure = 0; failure < 5; failure++) expect(await guess()).toEqual({ kind: "wrong_password" })
    const right = await changePassword(actor, { current: password, next: newPassword }, now)
    expect(right).toEqual({ kind: "blocked", retryAt: inMinutes(0.5) })
    expect(await holds(account)).toBe(true)
  })

  test("two at once: one succeeds, the other learns that its current password no longer is", async () => {
    const { account, password } = await officer("budi")
    const actor = mintStaffActor(account)

    const outcomes = await Promise.all(
      [newPassword, "kereta api malang kota"].map((next) =>
        changePassword(actor, { current: password, next }, now),
      ),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "wrong_password"])
  })
})

test("a user name is given once, whoever asks first", async () => {
  const input = { username: "budi", name: "Budi Santoso", role: "officer" as const }
  const outcomes = await Promise.all([createStaff(system, input, now), createStaff(system, input, now)])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["created", "username_taken"])
})

async function officer(username: string): Promise<{ account: StaffAccount; password: string }> {
  const outcome = await createStaff(system, { username, name: "Petugas Uji", role: "officer" }, now)
  if (outcome.kind !== "created") throw new Error("not created")
  const [row] = await db().select({ id: staff.id }).from(staff).where(eq(staff.username, username))
  const account = await findAccount(row?.id ?? 0)
  if (!account) throw new Error("not found")
  return { account, password: outcome.oneTimePassword }
}

async function holds({ id, role, sessionVersion }: StaffAccount): Promise<boolean> {
  const claims = { staffId: id, role, sessionVersion, signedInAt: now.getTime() }
  return sessionHolds(claims, await findAccount(id), now)
}

async function actionsRecorded(): Promise<string[]> {
  const events = await db().select({ action: auditEvent.action }).from(auditEvent).orderBy(auditEvent.id)
  return events.map(({ action }) => action)
}
