import { randomUUID } from "node:crypto"
import { asc, eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { line } from "#db/schema/waiting-room.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { addCampaign, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { type OpenRouter, openRouter } from "#testing/server/test-router.ts"

// Solving costs a fraction of a second; the help desk's proofs are nearly free.
const HELP_DESK = "192.0.2.10"
process.env.HELP_DESK_NETWORKS = "192.0.2.0/24"

/** Two campaigns register at once. The second opened last: it is the active one, which addresses need not name. */
const FIRST = "pertama"
let second: Awaited<ReturnType<typeof addCampaign>>
let server: OpenRouter
let now: Date

beforeEach(async () => {
  now = THURSDAY
  await layOutCampaign([{ resident: 3, outside_city: 2, outside_held: 0 }])
  await db().update(campaign).set({ slug: FIRST })
  const opensAt = new Date(THURSDAY.getTime() - 60_000)
  second = await addCampaign([{ resident: 40 }], { slug: "kedua", name: "Kegiatan kedua", opensAt })
  await db().update(line).set({ allowance: 0 })
  server = await openRouter({ now: () => now })
  await server.snapshots.refresh()
})
afterEach(() => server.close())

const phone = () => server.visitor(HELP_DESK)
const inFirst = (path: string) => `${path}?kampanye=${FIRST}`

async function later(seconds: number) {
  now = new Date(now.getTime() + seconds * 1_000)
  await advanceQueue(now)
  await server.snapshots.refresh()
}

async function join(visitor: ReturnType<typeof phone>, path: string, seats = "1") {
  const proof = await visitor.prove()
  return (await visitor.call(path, { audience: "resident", seats, proof })).json()
}

const issued = async () =>
  (await db().select().from(line).orderBy(asc(line.id)))
    .filter(({ audience }) => audience === "resident")
    .map((one) => one.issued)

test("each campaign has its own status, and one that is not known is not found", async () => {
  const status = async (path: string) => (await phone().get(path)).json()
  const [active, named, other] = [
    await status("/antre/status"),
    await status("/antre/status?kampanye=kedua"),
    await status(inFirst("/antre/status")),
  ]
  expect(active).toEqual(named)
  expect([active, other].map(({ lines }) => lines.resident.placesLeft)).toEqual([40, 3])
  for (const path of ["/antre/status?kampanye=lain", "/antre?kampanye=lain", "/daftar?kampanye=lain"])
    expect([path, (await phone().get(path)).status]).toEqual([path, 404])
})

test("who joins a campaign waits, enters and fills in its form; the other line does not move", async () => {
  const visitor = phone()
  expect(await join(visitor, inFirst("/antre/gabung"), "2")).toMatchObject({ kind: "joined", number: 1 })
  expect(await issued()).toEqual([1, 0])

  await later(1)
  expect(await visitor.see(inFirst("/antre"))).toMatchObject({
    path: inFirst("/antre"),
    placeholders: { view: "queue_number", number: "1", state: "turn", placesLeft: "3" },
  })
  expect(await (await visitor.call(inFirst("/antre/masuk"))).json()).toMatchObject({ kind: "entered" })
  const form = await visitor.see(inFirst("/daftar"))
  expect(form).toMatchObject({
    path: `/daftar?jalur=resident&kampanye=${FIRST}`,
    placeholders: { seats: "2" },
  })
  expect(await issued()).toEqual([1, 0])
})

test("one browser holds a number in each, and neither is lost by the other", async () => {
  const visitor = phone()
  await join(visitor, inFirst("/antre/gabung"))
  expect(await visitor.see("/antre?kampanye=kedua")).toMatchObject({ placeholders: { view: "visitor" } })
  await join(visitor, "/antre/gabung?kampanye=kedua", "3")
  expect(await issued()).toEqual([1, 1])
  expect(visitor.cookies.size).toBe(2)

  await later(1)
  for (const [slug, seats] of [
    [FIRST, "1"],
    ["kedua", "3"],
  ]) {
    const { placeholders } = await visitor.see(`/antre?kampanye=${slug}`)
    expect([slug, placeholders]).toMatchObject([slug, { view: "queue_number", seats }])
    await visitor.call(`/antre/masuk?kampanye=${slug}`)
  }
  const seats = async (slug: string) => (await visitor.see(`/daftar?kampanye=${slug}`)).placeholders.seats
  expect([await seats(FIRST), await seats("kedua")]).toEqual(["1", "3"])

  await visitor.submit("/antre/keluar?kampanye=kedua")
  expect(await visitor.see("/antre?kampanye=kedua")).toMatchObject({ placeholders: { view: "visitor" } })
  expect(await visitor.see(inFirst("/antre"))).toMatchObject({ placeholders: { view: "pass" } })
})

test("who waits when another campaign becomes the active one is led to their own", async () => {
  await db()
    .update(campaign)
    .set({ opensAt: new Date(THURSDAY.getTime() + 3_600_000) })
    .where(eq(campaign.id, second.campaignId))
  await server.snapshots.refresh()
  const visitor = phone()
  expect(await join(visitor, "/antre/gabung")).toMatchObject({ kind: "joined" })
  expect(await issued()).toEqual([1, 0])
  await db()
    .update(campaign)
    .set({ opensAt: new Date(THURSDAY.getTime() - 60_000) })
    .where(eq(campaign.id, second.campaignId))
  await later(1)

  const page = await visitor.get("/antre")
  expect([page.status, page.headers.get("location")]).toEqual([303, inFirst("/antre")])
  expect((await visitor.see("/antre")).placeholders).toMatchObject({ view: "queue_number", state: "turn" })
  // Its page, still open at the old address, asks on.
  expect(await (await visitor.call("/antre/masuk")).json()).toMatchObject({ kind: "entered" })
  const posted = await visitor.submit("/daftar", { idempotencyKey: randomUUID() })
  expect(await posted.text()).toBe(`Next: POST ${inFirst("/daftar")}\n`)
  expect(await phone().see("/antre")).toMatchObject({ path: "/antre", placeholders: { placesLeft: "40" } })
})

test("a number or a turn of one campaign opens nothing in the other", async () => {
  const visitor = phone()
  await join(visitor, inFirst("/antre/gabung"))
  await later(1)
  const refused = await visitor.call("/antre/masuk?kampanye=kedua")
  expect([refused.status, await refused.json()]).toMatchObject([401, { kind: "no_ticket" }])
  await visitor.call(inFirst("/antre/masuk"))
  const own = await visitor.see(inFirst("/daftar"))
  // Nobody waits there, so that a turn of that campaign is taken on the way.
  const other = await visitor.see("/daftar?kampanye=kedua")
  expect([own, other].map(({ path }) => path)).toEqual([
    `/daftar?jalur=resident&kampanye=${FIRST}`,
    "/daftar?jalur=resident",
  ])
  expect(own.placeholders.pass).not.toBe(other.placeholders.pass)
})
