import { NextRequest } from "next/server"
import { beforeEach, expect, test, vi } from "vitest"
import { closeDatabase } from "#db/client.ts"
import { system } from "#lib/kernel/actor.ts"
import { logUnexpected } from "#platform/log.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { handlers } from "./auth.ts"
import { createStaff } from "./commands/create-staff.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))
vi.mock("#lib/throttle/loaders.ts", () => ({ clientAddress: async () => "203.0.113.7" }))

const now = new Date("2021-08-05T10:00:00+07:00")
const site = "http://portal.example"

beforeEach(async () => {
  vi.mocked(logUnexpected).mockClear()
  await emptyTables()
})

test.each([
  "x",
  "a.b.c.d.e",
  "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIiwia2lkIjoieCJ9..AAAA.AAAA.AAAA",
  "%00%ff",
])("the session cookie %s is no session, is taken back, and leaves no line in the log", async (cookie) => {
  const response = await handlers.GET(request("session", { cookie: `authjs.session-token=${cookie}` }))

  expect(await response.json()).toBeNull()
  expect(response.headers.getSetCookie().join("\n")).toMatch(/authjs\.session-token=;.*Max-Age=0/)
  expect(logUnexpected).not.toHaveBeenCalled()
})

test("requests that nobody honest makes are refused without a line in the log", async () => {
  await handlers.GET(request("tidak-ada"))
  await handlers.POST(request("callback/credentials", {}, "username=budi&password=salah"))
  await handlers.POST(request("session", { "content-type": "application/json" }, "{ half"))
  await handlers.POST(request("callback/lain", {}, "a=b"))
  await handlers.GET(request("session", { cookie: "authjs.callback-url=javascript:alert(1)" }))
  await handlers.GET(request("signin?callbackUrl=javascript:alert(1)"))

  expect(logUnexpected).not.toHaveBeenCalled()
})

test("a silent database is a fault: what it said is in the log, and nobody is signed out for it", async () => {
  const outcome = await createStaff(system, { username: "budi", name: "Petugas Uji", role: "officer" }, now)
  if (outcome.kind !== "created") throw new Error("not created")
  const session = await signedIn(outcome.oneTimePassword)

  const right = process.env.DATABASE_URL
  await closeDatabase()
  vi.resetModules()
  process.env.DATABASE_URL = "postgres://127.0.0.1:1/nobody"
  const { handlers: cutOff } = await import("./auth.ts")
  const response = await cutOff.GET(request("session", { cookie: session }))
  process.env.DATABASE_URL = right

  // The session is neither denied nor taken away: it is not known.
  expect(await response.json()).toMatchObject({ isUnknown: true })
  expect(response.headers.getSetCookie().join()).not.toContain("Max-Age=0")
  const fault = expect.objectContaining({ message: expect.stringContaining("ECONNREFUSED") })
  expect((await import("#platform/log.ts")).logUnexpected).toHaveBeenCalledWith("auth", fault)
  // It is asked for fifteen seconds first.
}, 90_000)

function request(action: string, headers: Record<string, string> = {}, body?: string): NextRequest {
  const form = { "content-type": "application/x-www-form-urlencoded" }
  const sent = body === undefined ? {} : { method: "POST", body }
  return new NextRequest(`${site}/api/auth/${action}`, { headers: { ...form, ...headers }, ...sent })
}

/** Signs in as a browser does. Returns the cookies. */
async function signedIn(password: string): Promise<string> {
  const first = await handlers.GET(request("csrf"))
  const { csrfToken } = await first.json()
  const form = new URLSearchParams({ csrfToken, username: "budi", password }).toString()
  const answer = await handlers.POST(request("callback/credentials", { cookie: cookiesOf(first) }, form))
  expect(cookiesOf(answer)).toContain("authjs.session-token=")
  return cookiesOf(answer)
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ")
}
