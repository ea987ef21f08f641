import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { postgresAccount } from "./account.ts"
import { quietly } from "./databases.ts"
import { joinEmbeddedPostgres } from "./embedded.ts"
import { temporaryFolder } from "./place.ts"
import { isAlive, postmasterPid } from "./postmaster.ts"

const home = join(temporaryFolder(postgresAccount()), `portal-embedded-test-${process.pid}`)
// Makes real clusters that survive a power cut, and so waits for the disk.
vi.setConfig({ testTimeout: 60_000 })

const options = { superuserPassword: "superuser", password: "portal", home }

beforeEach(() => mkdirSync(home, { mode: 0o711 }))
afterEach(() => rmSync(home, { recursive: true }))

const isRunning = () => {
  const pid = postmasterPid(join(home, "postgres"))
  return pid !== undefined && isAlive(pid)
}

async function ask(databaseUrl: string, statement: string) {
  const sql = quietly(databaseUrl)
  const rows = await sql.unsafe(statement)
  await sql.end()
  return rows
}

test("two processes share one server, the last one out stops it, and the next start finds the data", async () => {
  const first = await joinEmbeddedPostgres(options)
  const second = await joinEmbeddedPostgres(options)
  expect(second.databaseUrl).toBe(first.databaseUrl)
  await ask(first.databaseUrl, "create table kept as select 42 as answer")

  expect(await first.release()).toBe(false)
  expect(isRunning()).toBe(true)
  expect(await second.release()).toBe(true)
  expect(isRunning()).toBe(false)

  const again = await joinEmbeddedPostgres(options)
  expect(await ask(again.databaseUrl, "select answer from kept")).toEqual([{ answer: 42 }])
  await again.release()
})

test("a process that was killed no longer counts, and other passwords are refused with a reason", async () => {
  const script = `
    import { joinEmbeddedPostgres } from "#scripts/postgres/embedded.ts"
    await joinEmbeddedPostgres(${JSON.stringify(options)})
    console.log("joined")`
  const killed = spawn(process.execPath, ["--input-type=module", "-e", script])
  await once(killed.stdout, "data")
  killed.kill("SIGKILL")
  await once(killed, "exit")
  expect(isRunning()).toBe(true)

  await expect(joinEmbeddedPostgres({ ...options, superuserPassword: "other" })).rejects.toThrow(
    "secrets.json",
  )
  const survivor = await joinEmbeddedPostgres(options)
  expect(await survivor.release()).toBe(true)
  expect(isRunning()).toBe(false)
})
