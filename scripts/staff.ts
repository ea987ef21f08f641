import { parseArgs } from "node:util"
import { system } from "#lib/kernel/actor.ts"
import { createStaff } from "#lib/staff/commands/create-staff.ts"
import { disableStaff } from "#lib/staff/commands/disable-staff.ts"
import { enableStaff } from "#lib/staff/commands/enable-staff.ts"
import { resetPassword } from "#lib/staff/commands/reset-password.ts"
import { listStaff } from "#lib/staff/queries.ts"
import { createStaffSchema, usernameSchema } from "#lib/staff/schema.ts"
import { systemClock } from "#platform/clock.ts"
import { withDatabase } from "#scripts/with-database.ts"

const usage = `Accounts of the campaign office and the stadium.

  npm run staff -- create --username budi --name "Budi Santoso" --role officer|admin
  npm run staff -- reset-password budi
  npm run staff -- disable budi
  npm run staff -- enable budi
  npm run staff -- list

A user name has 3-40 characters out of a-z 0-9 . _ -`

const changes = { "reset-password": resetPassword, disable: disableStaff, enable: enableStaff }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { username: { type: "string" }, name: { type: "string" }, role: { type: "string" } },
})
const [verb, who] = positionals

await withDatabase(async () => {
  switch (verb) {
    case "create":
      return create()
    case "list":
      return list()
    case "reset-password":
    case "disable":
    case "enable":
      return change(verb)
    default:
      return fail(usage)
  }
})

async function create(): Promise<number> {
  const input = createStaffSchema.safeParse(values)
  if (!input.success) return fail(usage)
  const outcome = await createStaff(system, input.data, systemClock.now())
  if (outcome.kind === "username_taken") return fail(`There is an account ${input.data.username} already.`)
  return tell(`Account ${outcome.username} was created.`, outcome.oneTimePassword)
}

async function change(verb: "reset-password" | "disable" | "enable"): Promise<number> {
  const input = usernameSchema.safeParse({ username: who ?? values.username })
  if (!input.success) return fail(usage)
  const { username } = input.data
  const outcome = await changes[verb](system, input.data, systemClock.now())
  switch (outcome.kind) {
    case "unknown":
      return fail(`There is no account ${username}.`)
    case "unchanged":
      return tell(`Account ${username} is as asked already.`)
    case "disabled":
      return tell(`Account ${username} is disabled; its sessions have ended.`)
    case "enabled":
      return tell(`Account ${username} is enabled.`)
    case "reset":
      return tell(`Account ${username} has a new password; its sessions have ended.`, outcome.oneTimePassword)
    default:
      return outcome satisfies never
  }
}

async function list(): Promise<number> {
  const accounts = await listStaff()
  console.table(
    accounts.map(({ username, name, role, mustChangePassword, disabledAt }) => ({
      username,
      name,
      role,
      state: disabledAt ? "disabled" : mustChangePassword ? "has a one-time password" : "in use",
    })),
  )
  return 0
}

function tell(sentence: string, oneTimePassword?: string): number {
  console.log(sentence)
  if (oneTimePassword)
    console.log(`One-time password: ${oneTimePassword}   (shown only now; changed at first sign-in)`)
  return 0
}

function fail(sentence: string): number {
  console.error(sentence)
  return 1
}
