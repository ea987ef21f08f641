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

const options = { superuserPassword: "superuser", password: "portal", home, role: "portal" } as const

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

test("a server that was killed is started again on its port, with its data", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const portal = await joinEmbeddedPostgres(options)
  await ask(portal.databaseUrl, "create table kept as select 42 as answer")
  process.kill(postmasterPid(join(home, "postgres")) ?? 0, "SIGKILL")
  await vi.waitFor(
    async () => expect(await ask(portal.databaseUrl, "select answer from kept")).toEqual([{ answer: 42 }]),
    { timeout: 50_000, interval: 250 },
  )
  expect(await portal.release()).toBe(true)
  expect(isRunning()).toBe(false)
})

test("a task stops nothing under a running portal, although the portal's session was killed", async () => {
  const portal = await joinEmbeddedPostgres(options)
  const admin = new URL(portal.databaseUrl)
  Object.assign(admin, { username: "postgres", password: "superuser", pathname: "/postgres" })
  const killed =
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()"
  expect(await ask(admin.href, killed)).toHaveLength(1)

  const task = await joinEmbeddedPostgres({ ...options, role: "task" })
  expect(await task.release()).toBe(false)
  expect(isRunning()).toBe(true)
  // The lock is taken again: another portal that comes and goes stops nothing either.
  await vi.waitFor(
    async () =>
      expect(
        await ask(admin.href, "select from pg_locks where locktype = 'advisory' and granted"),
      ).toHaveLength(1),
    { timeout: 20_000, interval: 250 },
  )
  const other = await joinEmbeddedPostgres(options)
  expect(await other.release()).toBe(false)
  expect(await portal.release()).toBe(true)
})

test("a task that started the server stops it, unless a portal uses it by then", async () => {
  const task = await joinEmbeddedPostgres({ ...options, role: "task" })
  const portal = await joinEmbeddedPostgres(options)
  expect(await task.release()).toBe(false)
  expect(await portal.release()).toBe(true)
  const alone = await joinEmbeddedPostgres({ ...options, role: "task" })
  expect(await alone.release()).toBe(true)
  expect(isRunning()).toBe(false)
})
