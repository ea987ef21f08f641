import { asc, eq } from "drizzle-orm"
import { db } from "#db/client.ts"
import { staff } from "#db/schema/staff.ts"
import { readAgain, type Tx } from "#db/transaction.ts"
import type { StaffAccount } from "./types.ts"

const account = {
  id: staff.id,
  username: staff.username,
  name: staff.name,
  role: staff.role,
  mustChangePassword: staff.mustChangePassword,
  sessionVersion: staff.sessionVersion,
  disabledAt: staff.disabledAt,
}

export async function findAccount(id: number): Promise<StaffAccount | undefined> {
  const [found] = await readAgain((database) => database.select(account).from(staff).where(eq(staff.id, id)))
  return found
}

/** The account with its password hash, for the two commands that compare passwords. */
export async function findCredentials(by: { username: string } | { id: number }) {
  const where = "id" in by ? eq(staff.id, by.id) : eq(staff.username, by.username)
  const [found] = await db().select({ account, passwordHash: staff.passwordHash }).from(staff).where(where)
  return found
}

/** Every account by user name, disabled ones too. */
export function listStaff(): Promise<StaffAccount[]> {
  return db().select(account).from(staff).orderBy(asc(staff.username))
}

export async function hasStaff(): Promise<boolean> {
  const found = await db().select({ id: staff.id }).from(staff).limit(1)
  return found.length > 0
}

/**
 * Locks the account against other changes, but not against what refers to it: an event of this account holds the
 * audit chain and waits for the row, while a transaction that holds the row waits for the chain.
 */
export async function lockAccount(tx: Tx, username: string): Promise<StaffAccount | undefined> {
  const [found] = await tx
    .select(account)
    .from(staff)
    .where(eq(staff.username, username))
    .for("no key update")
  return found
}
