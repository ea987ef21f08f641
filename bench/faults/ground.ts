import { randomUUID } from "node:crypto"
import { asc } from "drizzle-orm"
import { db } from "#db/client.ts"
import { session } from "#db/schema/session.ts"
import { staff } from "#db/schema/staff.ts"
import { hashPassword } from "#lib/identity/password.ts"
import { systemClock } from "#platform/clock.ts"
import { type Ground, layOutGround } from "../portal/bench-database.ts"
import type { Account } from "./load/staff.ts"

export interface FaultGround extends Ground {
  /** In the order of their hours; the first has few places. */
  readonly sessionIds: readonly number[]
  readonly officers: readonly Account[]
  readonly administrator: Account
}

/** More than anybody takes, but for the first hour and what is held. */
const SEATS = 60_000
const FIRST_SESSION = 20
const OFFICERS = 2

/** A campaign in which places are scarce where it is looked at, and the accounts of its staff. */
export async function layOutFaultGround(): Promise<FaultGround> {
  const ground = await layOutGround({ seats: SEATS, held: SEATS / 5, firstSession: FIRST_SESSION })
  try {
    const sessions = await db().select().from(session).orderBy(asc(session.startsAt))
    const officers = Array.from({ length: OFFICERS }, (_, index) =>
      addAccount(`petugas-${index + 1}`, "officer"),
    )
    return {
      ...ground,
      sessionIds: sessions.map(({ id }) => id),
      officers: await Promise.all(officers),
      administrator: await addAccount("kantor", "admin"),
    }
  } catch (error) {
    await ground[Symbol.asyncDispose]()
    throw error
  }
}

async function addAccount(username: string, role: "admin" | "officer"): Promise<Account> {
  const password = randomUUID()
  const passwordHash = await hashPassword(password)
  const createdAt = systemClock.now()
  const account = { username, role, name: username, passwordHash, mustChangePassword: false, createdAt }
  await db().insert(staff).values(account)
  return { username, password }
}
