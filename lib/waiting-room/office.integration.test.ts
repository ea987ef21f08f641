import { asc } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { administrator, layOutCampaign, THURSDAY } from "#testing/database/campaign.ts"
import { setLine } from "#testing/database/lines.ts"
import { lineOf, passFor } from "#testing/database/passes.ts"
import { announce } from "./commands/announce.ts"
import { changeLine } from "./commands/change-line.ts"
import { loadQueueOffice } from "./loaders.ts"

let ratna: AdminActor
let galih: AdminActor

beforeEach(async () => {
  await layOutCampaign([{ resident: 100, outside_city: 50 }])
  ratna = await administrator("ratna")
  galih = await administrator("galih")
  await setLine({ maxActive: 3_000, maxPerMinute: null })
})

const seen = { maxActive: 3_000, maxPerMinute: null }

async function actions(): Promise<string[]> {
  const rows = await db().select().from(auditEvent).orderBy(asc(auditEvent.id))
  return rows.map(({ action }) => action).filter((action) => action.startsWith("line."))
}

test("the office sees how many wait, what is promised and how the line is steered", async () => {
  await passFor("resident", 3)
  await passFor("resident", 1, new Date(THURSDAY.getTime() - 61_000))
  await setLine({ issued: 10, serving: 4, paused: true, showUpRate: 0.75, pace: 40 })
  const office = await loadQueueOffice(ratna, await findActiveCampaign(THURSDAY), THURSDAY)

  expect(office.lines.map(({ audience }) => audience)).toEqual(["resident", "outside_city"])
  expect(office.lines[0]).toMatchObject({
    issued: 10,
    serving: 4,
    promised: 4,
    activePasses: 2,
    paused: true,
  })
  expect(office.lines[0]).toMatchObject({ admittedLastMinute: 1, showUpRate: 0.75, pace: 40 })
  expect(office.lines[1]).toMatchObject({ admittedLastMinute: 0, activePasses: 0 })
  expect(office.lines[0]).toMatchObject({ phase: "paused", placesLeft: 100, maxActive: 3_000 })
  expect(office.workers.count).toBe(0)
})

test("a second click on the same limits changes and records nothing", async () => {
  const { id: lineId } = await lineOf()
  const wanted = { lineId, maxActive: 500, maxPerMinute: 60, seen }
  expect((await changeLine(ratna, wanted, THURSDAY)).kind).toBe("changed")
  expect((await changeLine(ratna, wanted, THURSDAY)).kind).toBe("unchanged")
  expect(await lineOf()).toMatchObject({ maxActive: 500, maxPerMinute: 60 })
  expect(await actions()).toEqual(["line.set_limits"])
})

test("limits that another administrator changed since they were seen are told, not overwritten", async () => {
  const { id: lineId } = await lineOf()
  await changeLine(ratna, { lineId, maxActive: 500, maxPerMinute: 60, seen }, THURSDAY)
  const late = await changeLine(galih, { lineId, maxActive: 900, maxPerMinute: null, seen }, THURSDAY)

  expect(late).toMatchObject({ kind: "stale", line: { maxActive: 500, maxPerMinute: 60 } })
  expect(await lineOf()).toMatchObject({ maxActive: 500, maxPerMinute: 60 })
  expect(await actions()).toEqual(["line.set_limits"])
})

test("an announcement reaches the lines it is for, replaces the one before and can be taken back", async () => {
  const { campaignId } = await lineOf()
  const told = { campaignId, audiences: ["resident" as const], text: " Mohon\n tunggu. " }
  expect((await announce(ratna, told, THURSDAY)).kind).toBe("announced")
  expect((await announce(ratna, told, THURSDAY)).kind).toBe("unchanged")
  expect(await lineOf()).toMatchObject({ announcement: "Mohon tunggu.", announcedAt: THURSDAY })
  expect((await lineOf("outside_city")).announcement).toBeNull()

  const both = ["resident" as const, "outside_city" as const]
  await announce(ratna, { campaignId, audiences: both, text: "Berjalan lagi." }, THURSDAY)
  expect((await lineOf("outside_city")).announcement).toBe("Berjalan lagi.")
  await announce(ratna, { campaignId, audiences: both, text: "" }, THURSDAY)
  expect(await lineOf()).toMatchObject({ announcement: null, announcedAt: null })
  expect(await actions()).toEqual(["line.announce", "line.announce", "line.announce"])
})

test("an announcement that another administrator made since is neither replaced nor taken away unseen", async () => {
  const { campaignId } = await lineOf()
  const audiences = ["resident" as const]
  await announce(ratna, { campaignId, audiences, text: "Dari Ratna", seen: { resident: null } }, THURSDAY)
  for (const text of ["Dari Galih", ""]) {
    const late = await announce(galih, { campaignId, audiences, text, seen: { resident: "" } }, THURSDAY)
    expect(late.kind).toBe("stale")
  }
  expect((await lineOf()).announcement).toBe("Dari Ratna")

  const now = { resident: THURSDAY.toISOString() }
  const informed = await announce(galih, { campaignId, audiences, text: "Dari Galih", seen: now }, THURSDAY)
  expect(informed.kind).toBe("announced")
})

test("an announcement has 200 letters at most", async () => {
  const { campaignId } = await lineOf()
  const told = (letters: number) => ({
    campaignId,
    audiences: ["resident" as const],
    text: "a".repeat(letters),
  })
  expect((await announce(ratna, told(200), THURSDAY)).kind).toBe("announced")
  expect(() => announce(ratna, told(201), THURSDAY)).toThrow()
})
