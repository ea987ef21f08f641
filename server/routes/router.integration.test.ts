import { afterEach, beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { drawOrder } from "#lib/waiting-room/rules/draw.ts"
import { layOutCampaign, setPhase, THURSDAY } from "#testing/database/campaign.ts"
import { lineOf } from "#testing/database/passes.ts"
import { type OpenRouter, openRouter } from "#testing/server/test-router.ts"

// Solving costs a fraction of a second; the help desk's proofs are nearly free.
const HELP_DESK = "192.0.2.10"
process.env.HELP_DESK_NETWORKS = "192.0.2.0/24"

let server: OpenRouter
let now: Date

beforeEach(async () => {
  now = THURSDAY
  await layOutCampaign([{ resident: 40, outside_city: 10, outside_held: 0 }])
  // The pace-keeper has not been here yet: whoever joins waits for its first tick.
  await db().update(line).set({ allowance: 0 })
  server = await openRouter({ now: () => now })
  await server.snapshots.refresh()
})
afterEach(() => server.close())

const phone = () => server.visitor(HELP_DESK)

/** So many seconds pass; the queue advances, and the snapshot is read again. */
async function later(seconds: number) {
  now = new Date(now.getTime() + seconds * 1_000)
  await advanceQueue(now)
  await server.snapshots.refresh()
}

test("join, wait, be served, enter, fill in the form", async () => {
  const visitor = phone()
  const joined = await visitor.join("resident", "2")
  expect([joined.status, await joined.json()]).toEqual([
    200,
    {
      ...{ kind: "joined", number: 1, audience: "resident", seats: 2 },
      status: await (await visitor.get("/antre/status")).json(),
    },
  ])
  expect(await (await visitor.call("/antre/masuk")).json()).toEqual({ kind: "waiting", position: 1 })
  expect(await visitor.see("/antre")).toMatchObject({
    placeholders: {
      view: "queue_number",
      number: "1",
      position: "1",
      ahead: "0",
      state: "waiting",
      seats: "2",
    },
  })
  expect(await visitor.see("/daftar")).toMatchObject({ path: "/antre" })

  await later(1)
  expect((await visitor.see("/antre")).placeholders.state).toBe("turn")
  const entered = await visitor.call("/antre/masuk")
  expect(await entered.json()).toEqual({ kind: "entered", to: "/daftar" })
  const { path, placeholders } = await visitor.see("/daftar")
  expect(path).toBe("/daftar?jalur=resident")
  expect(placeholders).toMatchObject({
    until: "10.40",
    seats: "2",
    seat: "1",
    extended: "",
  })
  expect(placeholders.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/)
  expect((await visitor.see("/antre")).placeholders).toMatchObject({ view: "pass", expires: "10.40" })
  expect(await db().select().from(pass)).toMatchObject([{ number: 1, seats: 2, used: 0 }])
})

test("the lobby: the draw gives the places, anybody can look theirs up, later numbers stand behind", async () => {
  await db().update(line).set({ drawnAt: null, lobbySize: null })
  now = new Date("2021-08-05T09:30:00+07:00")
  await server.snapshots.refresh()
  const visitors = [phone(), phone(), phone()]
  for (const visitor of visitors) expect((await visitor.join()).status).toBe(200)
  expect((await visitors[0]?.see("/antre"))?.placeholders).not.toHaveProperty("position")
  await server.snapshots.refresh()
  expect((await phone().see("/antre/undian?nomor=2")).placeholders.problem).toBe("not_drawn")
  expect((await phone().see("/antre/undian?nomor=4")).placeholders.problem).toBe("unknown")

  await later(45 * 60)
  await phone().join()
  const place = async () => (await visitors[0]?.see("/antre"))?.placeholders.position
  await expect.poll(place, { timeout: 15_000 }).toBeDefined()
  const { seed } = await lineOf()
  for (const [index, visitor] of visitors.entries()) {
    const drawn = String(drawOrder(seed, 3)[index + 1])
    expect((await visitor.see("/antre")).placeholders.position).toBe(drawn)
    const looked = await phone().see(`/antre/undian?nomor=${index + 1}`)
    expect(looked.placeholders).toMatchObject({ number: String(index + 1), position: drawn })
  }
  await server.snapshots.refresh()
  expect((await phone().see("/antre/undian?nomor=4")).placeholders.position).toBe("4")
  expect((await phone().see("/antre/undian?nomor=5")).placeholders.problem).toBe("unknown")
  expect((await phone().see("/antre/undian?nomor=x")).placeholders.problem).toBe("invalid")
})

test("with no line the whole thing is one redirect", async () => {
  await later(1)
  const visitor = server.visitor()
  const first = await visitor.get("/daftar")
  expect(first.status).toBe(303)
  expect(await visitor.see(first.headers.get("location") ?? "")).toMatchObject({
    path: "/daftar?jalur=resident",
    placeholders: { seats: "1" },
  })
  expect((await visitor.see("/daftar")).path).toBe("/daftar?jalur=resident")
  expect(await db().select().from(pass)).toHaveLength(1)
})

test("with no line a join enters at once", async () => {
  await later(1)
  const visitor = phone()
  expect(await (await visitor.join("resident", "3")).json()).toEqual({ kind: "entered", to: "/daftar" })
  expect((await visitor.see("/daftar")).placeholders.seats).toBe("3")
})

test("fetching ahead, a router's request, a picture and HEAD take no pass", async () => {
  await later(1)
  const visitor = server.visitor()
  const ways = [
    { "sec-purpose": "prefetch;prerender" },
    { purpose: "prefetch" },
    { rsc: "1" },
    { "sec-fetch-mode": "no-cors" },
  ]
  for (const headers of ways) await visitor.get("/daftar", headers)
  await visitor.get("/daftar", {}, "HEAD")
  expect(await db().select().from(pass)).toEqual([])
  expect((await lineOf()).issued).toBe(0)
})

test("a browser that keeps no cookies is told so, and not let in for ever", async () => {
  await later(1)
  const visitor = server.visitor()
  const first = await visitor.get("/daftar")
  visitor.cookies.clear()
  const second = await visitor.get(first.headers.get("location") ?? "")
  expect([second.status, second.headers.get("location")]).toEqual([303, "/antre?galat=cookies"])
  expect(await db().select().from(pass)).toHaveLength(1)
})

test("residents' places gone: the invisible step takes the other line; a visitor may ask for one", async () => {
  await layOutCampaign([{ resident: 0, outside_city: 10, outside_held: 0 }])
  await later(1)
  expect((await server.visitor().see("/daftar")).path).toBe("/daftar?jalur=outside_city")
  const resident = await server.visitor().see("/daftar?jalur=resident")
  expect(resident).toMatchObject({ path: "/antre", placeholders: { audience: "resident", placesLeft: "0" } })
})

test("what is typed reaches the registration, whatever became of the pass", async () => {
  const answer = await server.visitor().submit("/daftar", { name: "Siti" })
  expect(await answer.text()).toBe("Next: POST /daftar\n")
})

test("a second click and a second tab keep the place", async () => {
  const visitor = phone()
  await visitor.join()
  expect(await (await visitor.join()).json()).toMatchObject({ kind: "joined", number: 1 })
  await later(1)
  const tabs = await Promise.all([visitor.call("/antre/masuk"), visitor.call("/antre/masuk")])
  for (const tab of tabs) expect(await tab.json()).toEqual({ kind: "entered", to: "/daftar" })
  expect(await (await visitor.join()).json()).toEqual({ kind: "entered", to: "/daftar" })
  expect(await db().select().from(pass)).toHaveLength(1)
})

test.each(["1", "2", "3", "4", "5"])("%s seats", async (seats) => {
  const visitor = phone()
  expect(await (await visitor.join("outside_city", seats)).json()).toMatchObject({ seats: Number(seats) })
  expect((await visitor.see("/antre")).placeholders).toMatchObject({ seats, audience: "outside_city" })
})

test("a pass is over: told so, the way back is a new number; one pass per number, for ever", async () => {
  const visitor = phone()
  await visitor.join()
  await later(1)
  await visitor.call("/antre/masuk")
  await later(10 * 60 + 14)
  expect((await visitor.see("/daftar")).path).toBe("/daftar?jalur=resident")
  await later(2)
  expect((await visitor.see("/antre")).placeholders.view).toBe("over")
  const again = await visitor.call("/antre/masuk")
  expect(await again.json()).toEqual({ kind: "pass_over", to: "/antre?galat=pass_over" })
  expect(visitor.cookies.size).toBe(0)
  expect(await (await visitor.join()).json()).toMatchObject({ kind: "entered" })
  expect(await db().select().from(pass)).toMatchObject([{ number: 1 }, { number: 2 }])
})

test("one extension, only while the pass runs", async () => {
  const visitor = phone()
  expect(await (await visitor.call("/antre/perpanjang")).json()).toEqual({ kind: "pass_over" })
  await later(1)
  await visitor.join()
  await later(9 * 60)
  const extended = await visitor.call("/antre/perpanjang")
  expect(await extended.json()).toEqual({ kind: "extended", expiresAt: "2021-08-05T03:45:01.000Z" })
  expect((await visitor.see("/daftar")).placeholders).toMatchObject({
    until: "10.45",
    extended: "yes",
  })
  expect(await (await visitor.call("/antre/perpanjang")).json()).toMatchObject({ kind: "already_extended" })
  await later(20 * 60)
  expect(await (await visitor.call("/antre/perpanjang")).json()).toEqual({ kind: "pass_over" })
})

test("who leaves forgets the queue number and gives the seats back", async () => {
  await later(1)
  const visitor = phone()
  await visitor.join("resident", "5")
  const left = await visitor.submit("/antre/keluar")
  expect([left.status, left.headers.get("location"), visitor.cookies.size]).toEqual([303, "/", 0])
  await later(60)
  expect((await server.snapshots.latest())?.active.status.lines.resident.promised).toBe(0)
})

test("without a script: a slower lane, once, at the address's own pace", async () => {
  const visitor = server.visitor()
  const asked = await visitor.submit("/antre/gabung", { audience: "resident", seats: "2" })
  expect([asked.status, asked.headers.get("location")]).toEqual([303, "/antre?baru=1"])
  expect((await visitor.see("/antre")).placeholders).toMatchObject({
    view: "slow",
    slowSeconds: "15",
    refresh: "15",
  })
  const slow = visitor.cookies.get("jalur_lambat") ?? ""
  await visitor.submit("/antre/gabung", { audience: "resident", seats: "2" })
  expect(visitor.cookies.get("jalur_lambat")).toBe(slow)

  now = new Date(now.getTime() + 16_000)
  await server.snapshots.refresh()
  expect((await visitor.see("/antre")).placeholders).toMatchObject({
    view: "queue_number",
    number: "1",
    seats: "2",
  })
  const thief = server.visitor()
  thief.cookies.set("jalur_lambat", slow)
  expect((await thief.see("/antre")).placeholders).toMatchObject({ view: "visitor", problem: "spent" })
  expect((await lineOf()).issued).toBe(1)

  await later(1)
  expect((await visitor.see("/antre")).placeholders.state).toBe("turn")
  const pressed = await visitor.submit("/antre/masuk")
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/daftar"])
  expect((await visitor.see("/daftar")).placeholders.seats).toBe("2")
})

test("a paused portal still gives numbers, a closed one says so", async () => {
  await setPhase("paused")
  await server.snapshots.refresh()
  const visitor = phone()
  expect((await visitor.join()).status).toBe(200)
  await setPhase("closed")
  await server.snapshots.refresh()
  const late = await phone().join()
  expect([late.status, await late.json()]).toEqual([409, { kind: "not_open", phase: "closed" }])
  const entering = await visitor.call("/antre/masuk")
  expect([entering.status, await entering.json()]).toEqual([409, { kind: "not_open", phase: "closed" }])
})
