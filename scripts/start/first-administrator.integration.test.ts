import { beforeEach, expect, test } from "vitest"
import { createFirstAdministrator } from "#lib/staff/commands/create-first-administrator.ts"
import { hasStaff } from "#lib/staff/queries.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { serveThenCreateAdministrator } from "./first-administrator.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const create = () => createFirstAdministrator(now)

beforeEach(emptyTables)

test("a start that cannot serve makes no account, so its password is not lost; the next start tells it", async () => {
  const portTaken = () => Promise.reject(new Error("EADDRINUSE"))
  await expect(serveThenCreateAdministrator(portTaken, create)).rejects.toThrow("EADDRINUSE")
  expect(await hasStaff()).toBe(false)

  const next = await serveThenCreateAdministrator(async () => "serving", create)
  expect(next).toMatchObject({ serving: "serving", administrator: { kind: "created", username: "admin" } })
})
