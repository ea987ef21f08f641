import { afterEach, beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { line, pass, spentProof } from "#db/schema/waiting-room.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { queueNumberToToken } from "#lib/waiting-room/schema.ts"
import { layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
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

test("a proof buys one number", async () => {
  const proof = await phone().prove()
  const body = { audience: "resident", seats: "1", proof }
  const answers = await Promise.all([
    phone().call("/antre/gabung", body),
    phone().call("/antre/gabung", body),
    phone().call("/antre/gabung", body),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await lineOf()).issued).toBe(1)
  expect(await db().select().from(spentProof)).toHaveLength(1)
})

test.each([
  [{ seats: "6" }, { seats: "invalid" }],
  [{ seats: "0" }, { seats: "invalid" }],
  [{ seats: "2.5" }, { seats: "invalid" }],
  [{ audience: "walk_in" }, { audience: "invalid" }],
  [
    { audience: undefined, seats: undefined },
    { audience: "invalid", seats: "invalid" },
  ],
])("%j is not asked for by our page", async (wrong, errors) => {
  const answer = await phone().call("/antre/gabung", { audience: "resident", seats: "1", ...wrong })
  expect([answer.status, await answer.json()]).toEqual([422, { kind: "invalid", errors }])
})

test("a flood through the slower lane waits longer and longer, and is turned away in the end", async () => {
  const waits: number[] = []
  let turnedAway = 0
  for (let n = 0; n < 400; n++) {
    const visitor = server.visitor("198.51.100.99")
    const asked = await visitor.submit("/antre/gabung", { audience: "resident", seats: "1" })
    if (asked.headers.get("location") === "/antre?galat=busy") turnedAway++
    else waits.push(Number((await visitor.see("/antre")).placeholders.slowSeconds))
  }
  expect([waits[0], waits[100], waits.at(-1)]).toEqual([15, 41, 300])
  expect(turnedAway).toBe(40)
})

test("a forged, altered, exchanged or foreign cookie is cleared, with a way back", async () => {
  const owner = phone()
  await owner.join()
  const good = owner.cookies.get("antrean") ?? ""
  const { id: lineId } = await lineOf()
  const bad = {
    garbage: "x",
    "no signature": good.split(".").slice(0, 2).join("."),
    altered: good.replace(/~1~1\./, "~1~5."),
    "of another campaign": queueNumberToToken({
      lineId: lineId + 100,
      audience: "resident",
      number: 1,
      seats: 1,
    }),
    "of the other line": queueNumberToToken({ lineId, audience: "outside_city", number: 1, seats: 1 }),
    percent: "%E0%A4%A",
    "a pass in its place": `${good.split(".")[0]}.1~1~r~1~1~0~9999999999999~0.${good.split(".")[2]}`,
  }
  for (const [what, value] of Object.entries(bad)) {
    for (const name of ["antrean", "giliran", "jalur_lambat"]) {
      const visitor = phone()
      visitor.cookies.set(name, value)
      expect((await visitor.see("/antre")).placeholders, what).toMatchObject({
        view: "visitor",
        problem: "forged",
      })
      expect(visitor.cookies.size, what).toBe(0)
    }
    const visitor = phone()
    visitor.cookies.set("antrean", value)
    const answer = await visitor.call("/antre/masuk")
    expect([answer.status, await answer.json()], what).toEqual([
      401,
      { kind: "no_ticket", to: "/antre?galat=forged" },
    ])
    expect(visitor.cookies.size).toBe(0)
    visitor.cookies.set("giliran", value)
    expect((await visitor.see("/daftar")).placeholders, what).toMatchObject({
      view: "visitor",
      problem: "forged",
    })
  }
  expect(await db().select().from(pass)).toEqual([])
})

test("a queue number stolen and used twice is still one pass", async () => {
  const owner = phone()
  await owner.join()
  await later(1)
  const thief = phone()
  thief.cookies.set("antrean", owner.cookies.get("antrean") ?? "")
  await Promise.all([owner.call("/antre/masuk"), thief.call("/antre/masuk")])
  expect(thief.cookies.get("giliran")).toBe(owner.cookies.get("giliran"))
  expect(await db().select().from(pass)).toHaveLength(1)
})
