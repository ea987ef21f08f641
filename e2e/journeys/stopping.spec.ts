import { spawn } from "node:child_process"
import { once } from "node:events"
import { nextFree } from "#scripts/postgres/port.ts"
import { root } from "#scripts/project.ts"
import { expect, test } from "../fixtures/test.ts"

/** Long enough for a check of a balancer, short enough for a test. */
const DRAIN_SECONDS = "3"

test("kill of `npm start` drains: first it says so and serves on, then it ends and lets go of the port", async ({
  portal,
}) => {
  test.setTimeout(180_000)
  expect(portal.address).toBeTruthy() // its database is ours
  const port = await nextFree(4_900, "127.0.0.1")
  const address = `http://127.0.0.1:${port}`
  const environment = { ...process.env, PORT: String(port), HOST: "127.0.0.1", WORKERS: "2", DRAIN_SECONDS }
  const npm = spawn("npm", ["start", "--", "--no-build"], { cwd: root, env: environment, stdio: "ignore" })
  const ended = once(npm, "exit")
  const statusOf = (path: string) =>
    fetch(`${address}${path}`, { headers: { connection: "close" } }).then(
      ({ status }) => status,
      () => "refused" as const,
    )
  try {
    await expect.poll(() => statusOf("/readyz"), { timeout: 120_000 }).toBe(200)
    npm.kill("SIGTERM")
    await expect.poll(() => statusOf("/readyz"), { intervals: [50] }).toBe(503)
    // New connections are served while balancers have not noticed.
    expect([await statusOf("/"), await statusOf("/healthz")]).toEqual([200, 200])
    await ended
    await expect.poll(() => statusOf("/healthz"), { timeout: 30_000 }).toBe("refused")
  } finally {
    npm.kill("SIGKILL")
  }
})
