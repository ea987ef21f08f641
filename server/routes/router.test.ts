import { gunzipSync } from "node:zlib"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { textToChallenge } from "#lib/waiting-room/rules/challenge-text.ts"
import type { LineStatus, QueueNumber, StatusSnapshot } from "#lib/waiting-room/types.ts"
import { generateSecrets } from "#scripts/secrets.ts"
import { type OpenRouter, openRouter } from "#testing/server/test-router.ts"
import type { WaitingRoomCommands } from "./waiting-room/commands.ts"

// The database is not the point here: what it answers is handed in.
const NOW = new Date("2021-08-05T03:30:00.000Z")
const queueNumber: QueueNumber = { lineId: 1, audience: "resident", number: 7, seats: 1 }

let now: Date
let server: OpenRouter
let read: () => Promise<[StatusSnapshot, ...StatusSnapshot[]]>
const commands = {
  joinLine: vi.fn<WaitingRoomCommands["joinLine"]>(async () => ({ kind: "joined", queueNumber })),
  joinAndEnter: vi.fn<WaitingRoomCommands["joinAndEnter"]>(async () => ({ kind: "joined", queueNumber })),
  enterLine: vi.fn<WaitingRoomCommands["enterLine"]>(async () => ({ kind: "waiting", position: 7 })),
  extendPass: vi.fn<WaitingRoomCommands["extendPass"]>(async () => ({ kind: "pass_over" })),
  leaveLine: vi.fn<WaitingRoomCommands["leaveLine"]>(async () => {}),
}

beforeAll(() => {
  const settings = { DATABASE_URL: "postgres://nowhere/none", HELP_DESK_NETWORKS: "192.0.2.0/24" }
  Object.assign(process.env, generateSecrets(), settings)
})
beforeEach(async () => {
  vi.clearAllMocks()
  now = NOW
  read = async () => [snapshotAt(now)]
  server = await openRouter({ now: () => now, read: () => read(), commands })
  await server.snapshots.refresh()
})
afterEach(() => server.close())

const phone = () => server.visitor("192.0.2.10")

function snapshotAt(asOf: Date, changed: Partial<LineStatus> = {}): StatusSnapshot {
  const line: LineStatus = {
    ...{
      phase: "open",
      issued: 100_000,
      serving: 5,
      lobbySize: 0,
      placesLeft: 1_376,
      held: 0,
      promised: 0,
      lists: false,
      callable: 0,
    },
    ...{
      perMinute: 600,
      speed: 10,
      directEntry: false,
      announcement: null,
      draw: { commitment: "c", seed: "s" },
      ...changed,
    },
  }
  const times = { opensAt: "2021-08-05T03:00:00.000Z", lobbyOpensAt: "2021-08-05T02:00:00.000Z" }
  const snapshotLine = { passMinutes: 10, seed: "s", lobbySize: 0 }
  return {
    campaignId: 1,
    slug: "satu",
    status: {
      ...times,
      asOf: asOf.toISOString(),
      closesAt: "2021-08-07T08:00:00.000Z",
      lines: { resident: line, outside_city: line },
    },
    lines: {
      resident: { ...snapshotLine, id: 1, audience: "resident" },
      outside_city: { ...snapshotLine, id: 2, audience: "outside_city" },
    },
  }
}

/** The database goes away, and the last snapshot ages. */
async function databaseAway(seconds: number) {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  read = () => Promise.reject(new Error("connection refused"))
  now = new Date(now.getTime() + seconds * 1_000)
  await server.snapshots.refresh()
}

test("the status is the same bytes for everybody, compressed for who can read it", async () => {
  const plain = await phone().get("/antre/status")
  const gzip = await phone().get("/antre/status", { "accept-encoding": "br, gzip" })
  expect(plain.headers.get("cache-control")).toBe("public, max-age=1")
  expect(plain.headers.get("x-content-type-options")).toBe("nosniff")
  expect(gzip.headers.get("content-encoding")).toBe("gzip")
  const bytes = Buffer.from(await plain.arrayBuffer())
  expect(gunzipSync(await gzip.arrayBuffer())).toEqual(bytes)
  expect(JSON.parse(bytes.toString())).toEqual(snapshotAt(NOW).status)
  expect(await (await phone().get("/antre/status", {}, "HEAD")).text()).toBe("")
})

test("who came by HTTPS is told with the status too to come back by it", async () => {
  const secure = await phone().get("/antre/status", { "x-forwarded-proto": "https" })
  expect(secure.headers.get("strict-transport-security")).toContain("max-age=31536000")
  const plain = await phone().get("/antre/status")
  expect(plain.headers.get("strict-transport-security")).toBeNull()
})

test("with the database away everything is still told, and nothing given", async () => {
  const visitor = phone()
  const proof = await visitor.prove()
  await visitor.join()
  await databaseAway(6)
  const status = await visitor.get("/antre/status")
  expect(await status.json()).toMatchObject({ asOf: NOW.toISOString() })
  expect((await visitor.see("/antre")).placeholders).toMatchObject({ view: "queue_number", position: "7" })

  const busy = { kind: "busy", retryAfter: 5 }
  for (const path of ["/antre/gabung", "/antre/masuk", "/antre/perpanjang"]) {
    const fields = { audience: "outside_city", seats: "1", proof }
    const answer = await visitor.call(path, fields)
    expect([answer.status, answer.headers.get("retry-after")], path).toEqual([503, "5"])
    expect(await answer.json()).toEqual(busy)
  }
  expect(commands.joinLine).toHaveBeenCalledTimes(1)
  expect((await phone().get("/daftar")).headers.get("location")).toBe("/antre")
  expect((await phone().submit("/antre/gabung", { audience: "resident", seats: "1" })).status).toBe(303)
})

test("a command that fails is answered with busy, by a page without a script too", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const visitor = phone()
  await visitor.join()
  now = NOW
  read = async () => [snapshotAt(now, { serving: 10 })]
  await server.snapshots.refresh()
  commands.enterLine.mockRejectedValue(new Error("connection lost"))
  expect((await visitor.call("/antre/masuk")).status).toBe(503)
  expect((await visitor.submit("/antre/masuk")).headers.get("location")).toBe("/antre?galat=busy")
  expect((await visitor.see("/antre?galat=busy")).placeholders.problem).toBe("busy")

  commands.joinLine.mockRejectedValueOnce(new Error("connection lost"))
  const slow = server.visitor()
  await slow.submit("/antre/gabung", { audience: "resident", seats: "1" })
  now = new Date(now.getTime() + 15_000)
  await server.snapshots.refresh()
  expect((await slow.see("/antre")).placeholders).toMatchObject({ view: "slow", problem: "busy" })
  expect((await slow.see("/antre")).placeholders.view).toBe("queue_number")
})

test("before the first snapshot visitors wait a second at the most, and are told", async () => {
  const silent = await openRouter({ now: () => now, read: () => new Promise(() => {}), commands })
  void silent.snapshots.refresh()
  const answer = await silent.visitor().get("/antre/status")
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"])
  expect((await silent.visitor().see("/antre")).placeholders.view).toBe("visitor")
  silent.close()
})

test("who is far from the turn is answered from memory", async () => {
  commands.joinLine.mockResolvedValueOnce({ kind: "joined", queueNumber: { ...queueNumber, number: 90_000 } })
  const visitor = phone()
  await visitor.join()
  const { placeholders } = await visitor.see("/antre")
  expect(placeholders).toMatchObject({
    positionText: "90.000",
    ahead: "89.994",
    minutes: "150",
    prospect: "no",
  })
  expect(await (await visitor.call("/antre/masuk")).json()).toEqual({ kind: "waiting", position: 90_000 })
  expect(commands.enterLine).not.toHaveBeenCalled()
})

test("without JavaScript a turn that has come is not reloaded under the finger", async () => {
  commands.joinLine.mockResolvedValueOnce({ kind: "joined", queueNumber: { ...queueNumber, number: 5 } })
  const visitor = phone()
  await visitor.join()
  expect((await visitor.see("/antre")).placeholders).toMatchObject({ state: "turn", refresh: "60" })
})

test("who comes back without the cookie is told why there is no number", async () => {
  expect((await phone().see("/antre?baru=1")).placeholders).toMatchObject({
    view: "visitor",
    problem: "cookies",
  })
  const slow = await phone().submit("/antre/gabung", { audience: "resident", seats: "1" })
  expect(slow.headers.get("location")).toBe("/antre?baru=1")
})

test("who is called and finds no free seat stands at the server", async () => {
  commands.enterLine.mockResolvedValueOnce({ kind: "no_free_seat", position: 3 })
  const visitor = phone()
  await visitor.join()
  await visitor.call("/antre/masuk")
  expect(server.recentlyTurnedAway.waiting(now)).toEqual({ 1: 1 })
  await visitor.call("/antre/masuk")
  expect(server.recentlyTurnedAway.waiting(now)).toEqual({ 1: 1 })
  const pass = {
    ...queueNumber,
    passId: 1,
    used: 0,
    expiresAt: new Date(now.getTime() + 600_000),
    extended: false,
  }
  commands.enterLine.mockResolvedValueOnce({ kind: "entered", pass })
  await visitor.call("/antre/masuk")
  expect(server.recentlyTurnedAway.waiting(now)).toEqual({})
})

test("proofs are asked for, and dearer for an address that asks much and while the portal is busy", async () => {
  const asked = await phone().call("/antre/gabung", { audience: "resident", seats: "1" })
  expect([asked.status, await asked.json()]).toEqual([428, { kind: "proof_required" }])
  const wrong = await phone().call("/antre/gabung", { audience: "resident", seats: "1", proof: "eyJ9" })
  expect(await wrong.json()).toEqual({ kind: "invalid", errors: { proof: "invalid" } })
  const answer = await phone().get("/antre/tantangan")
  expect(answer.headers.get("cache-control")).toBe("no-store")
  expect(await answer.json()).toMatchObject({ challenge: { parameters: { algorithm: "SHA-256", cost: 1 } } })
})

test("who comes for a number has a good challenge with the page; nobody else gets one", async () => {
  const visitor = server.visitor("192.0.2.10")
  const { placeholders } = await visitor.see("/antre")
  const challenge = textToChallenge(placeholders.challenge ?? "")
  const proof = await visitor.prove(challenge)
  const joined = await visitor.call("/antre/gabung", { audience: "resident", seats: "1", proof })
  expect(await joined.json()).toMatchObject({ kind: "joined" })

  expect((await visitor.see("/antre")).placeholders.challenge).toBeUndefined()
  read = async () => [snapshotAt(now, { phase: "full" })]
  await server.snapshots.refresh()
  expect((await phone().see("/antre")).placeholders.challenge).toBeUndefined()
})

test("on HTTPS the cookies are bound to the host, and others are not read", async () => {
  const visitor = phone()
  const https = { "x-forwarded-proto": "https" }
  const proof = await visitor.prove()
  const joined = await visitor.call("/antre/gabung", { audience: "resident", seats: "1", proof }, https)
  const [set = ""] = joined.headers.getSetCookie()
  expect(set).toMatch(/^__Host-antrean=[\w.~-]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
  const spoofed = phone()
  spoofed.cookies.set("antrean", visitor.cookies.get("__Host-antrean") ?? "")
  const page = (await (await spoofed.get("/antre", https)).json()) as { placeholders: Record<string, string> }
  expect(page.placeholders.view).toBe("visitor")
  expect(((await (await spoofed.get("/antre")).json()) as typeof page).placeholders.view).toBe("queue_number")
})

test("only pages of this portal may post", async () => {
  const visitor = phone()
  const { port } = server
  const site = (headers: Record<string, string>) => visitor.call("/antre/keluar", {}, headers)
  expect((await site({ "sec-fetch-site": "cross-site" })).status).toBe(403)
  expect((await site({ "sec-fetch-site": "same-site" })).status).toBe(403)
  const old = (origin: string) =>
    visitor.post("/antre/keluar", "", {
      origin,
      accept: "application/json",
      "content-type": "application/json",
    })
  expect((await old(`http://127.0.0.1:${port}`)).status).toBe(200)
  expect((await old("http://evil.example")).status).toBe(403)
  expect((await old("null")).status).toBe(403)
})

test("what no page of ours sends is refused, never a 500", async () => {
  const headers = { "sec-fetch-site": "same-origin", accept: "application/json" }
  const send = async (body: string, type: string) =>
    (await phone().post("/antre/gabung", body, { ...headers, "content-type": type })).status
  expect(await send("{", "application/json")).toBe(400)
  expect(await send("[1]", "application/json")).toBe(422)
  expect(await send("null", "application/json")).toBe(400)
  expect(await send("a=1", "text/plain")).toBe(415)
  expect(await send(`proof=${"x".repeat(3_000)}`, "application/x-www-form-urlencoded")).toBe(413)
  const wrong = await phone().get("/antre/gabung")
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"])
  const posted = await phone().call("/antre/status")
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"])
  expect(await (await phone().get("/antre/lain")).text()).toBe("Next: GET /antre/lain\n")
  const { placeholders } = await phone().see("/antre?galat=<script>&jalur=x")
  expect([placeholders.problem, placeholders.audience]).toEqual([undefined, "resident"])
})
