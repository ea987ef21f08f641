import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "./client.ts"
import { DatabaseError } from "./database-error.ts"
import { staff } from "./schema/staff.ts"
import { transact } from "./transaction.ts"

const secret = "Nama Rahasia"

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => undefined,
    (error: unknown) => error,
  )
}

test("no error tells what was sent: not a constraint's, not a type's, not one inside a transaction", async () => {
  const row = {
    username: "UPPER",
    name: secret,
    role: "admin" as const,
    passwordHash: secret,
    createdAt: new Date(0),
  }
  const failures = [
    await failureOf(() =>
      db()
        .insert(staff)
        .values({ ...row, mustChangePassword: false }),
    ),
    await failureOf(() => db().execute(sql`select ${secret}::text::date`)),
    await failureOf(() => transact((tx) => tx.execute(sql`select ${secret}::text::int`))),
  ]

  for (const failure of failures) {
    expect(failure).toBeInstanceOf(DatabaseError)
    const { message, stack } = failure as DatabaseError
    expect(`${message} ${stack} ${JSON.stringify(failure)}`).not.toContain(secret)
  }
  expect(failures[0]).toMatchObject({ code: "23514", constraint: "staff_username_lower_case" })
})
