import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { registration } from "#db/schema/registration.ts"
import { line } from "#db/schema/waiting-room.ts"
import { checkIn } from "#lib/check-in/commands/check-in.ts"
import { lookUp } from "#lib/check-in/loaders.ts"
import { countArrivals, findGateOf } from "#lib/check-in/queries.ts"
import { dayOf } from "#lib/check-in/rules.ts"
import { nikIndex } from "#lib/identity/nik-vault.ts"
import { loadPlaces, loadReleasableSessions } from "#lib/quota/loaders.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { register } from "#lib/registration/commands/register.ts"
import { findTicketCode } from "#lib/registration/queries.ts"
import { loadOfficeOverview } from "#lib/statistics/loaders.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { announce } from "#lib/waiting-room/commands/announce.ts"
import { joinLine } from "#lib/waiting-room/commands/join-line.ts"
import { loadQueueOffice, loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { joinWaitlist } from "#lib/waitlist/commands/join-waitlist.ts"
import {
  addCampaign,
  administrator,
  applicant,
  layOutCampaign,
  staffMember,
  THURSDAY,
} from "#testing/database/campaign.ts"
import { joinRequest } from "#testing/database/lines.ts"
import { lineOf, passFor } from "#testing/database/passes.ts"
import { after, personOf } from "#testing/database/waitlist.ts"
import { resolveCampaign } from "./loaders.ts"

const AT_SEVEN = new Date("2021-08-07T07:10:00+07:00")

type Laid = Awaited<ReturnType<typeof addCampaign>>

/** Two published campaigns that are open at once: the first with 3 places, the second with 5. */
let first: Laid
let second: Laid

beforeEach(async () => {
  first = await layOutCampaign([{ resident: 3, outside_city: 2 }])
  second = await addCampaign([{ resident: 5, outside_city: 4 }], { slug: "kedua", name: "Kegiatan kedua" })
})

const sessionOf = ({ sessionIds: [id = 0] }: Laid) => id
const moved = (campaign: Laid, person: number) => applicant(person, { sessionId: sessionOf(campaign) })

async function registerIn({ campaignId }: Laid, form: ReturnType<typeof moved>) {
  return register(await passFor("resident", 1, THURSDAY, campaignId), form, THURSDAY)
}

test("a number of one line counts in that line alone, and each line is moved", async () => {
  const { campaignId } = second
  const request = await joinRequest(1, "resident", campaignId)
  expect(await joinLine(request, THURSDAY)).toMatchObject({ kind: "joined", queueNumber: { number: 1 } })
  await advanceQueue(after(1))
  const lines = await db().select().from(line).orderBy(line.id)
  expect(lines.map((one) => [one.campaignId, one.audience, one.issued])).toEqual([
    [first.campaignId, "resident", 0],
    [first.campaignId, "outside_city", 0],
    [second.campaignId, "resident", 1],
    [second.campaignId, "outside_city", 0],
  ])
  expect(lines.every(({ pacedAt }) => pacedAt?.getTime() === after(1).getTime())).toBe(true)
  const [one, other] = [
    await loadWaitingStatus(first.campaignId, after(2)),
    await loadWaitingStatus(second.campaignId, after(2)),
  ]
  expect([one.lines.resident.issued, other.lines.resident.issued]).toEqual([0, 1])
  expect([one.lines.resident.placesLeft, other.lines.resident.placesLeft]).toEqual([3, 5])
})

test("the lines of a campaign that is over are not moved any more", async () => {
  await db()
    .update(campaign)
    .set({ closesAt: after(1) })
    .where(eq(campaign.id, first.campaignId))
  await advanceQueue(after(1))
  expect((await lineOf("resident", first.campaignId)).pacedAt).toBeNull()
  expect((await lineOf("resident", second.campaignId)).pacedAt).toEqual(after(1))
})

test("a pass of one campaign registers nobody in the other", async () => {
  const holder = await passFor("resident", 1, THURSDAY, first.campaignId)
  expect(await register(holder, moved(second, 1), THURSDAY)).toEqual({ kind: "pass_expired" })
  expect(await register(holder, moved(first, 1), THURSDAY)).toMatchObject({ kind: "registered" })
})

test("one person registers in both, once in each, and each ticket is of its campaign", async () => {
  const [one, other] = [await registerIn(first, moved(first, 1)), await registerIn(second, moved(second, 1))]
  expect([one.kind, other.kind]).toEqual(["registered", "registered"])
  for (const laid of [first, second])
    expect(await registerIn(laid, moved(laid, 1))).toEqual({ kind: "already_registered" })

  const { nik, phone } = moved(first, 1)
  const codes = [one, other].map((outcome) => outcome.kind === "registered" && outcome.ticketCode)
  expect(codes).toContain(await findTicketCode(nikIndex(nik), phone, THURSDAY))
  expect(await findLedgerDifferences()).toEqual([])
})

test("forms of both that arrive together are each given a place of their own campaign", async () => {
  const outcomes = await Promise.all([
    ...[1, 2, 3, 4].map((person) => registerIn(first, moved(first, person))),
    ...[1, 2, 3, 4].map((person) => registerIn(second, moved(second, person))),
  ])
  const kinds = outcomes.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === "registered")).toHaveLength(7)
  expect(kinds.slice(0, 4).toSorted()).toEqual(["campaign_full", "registered", "registered", "registered"])
  expect(kinds.slice(4)).toEqual(Array(4).fill("registered"))
})

test("places, releases, figures and lines of the office are of the campaign that is named", async () => {
  await registerIn(second, moved(second, 1))
  const ani = await administrator("ani")
  const now = after(2)
  const seen = async (slug?: string) => {
    const campaign = await resolveCampaign(slug, now)
    const { totals } = await loadPlaces(campaign, now)
    const releasable = await loadReleasableSessions(ani, campaign.id, now)
    const overview = await loadOfficeOverview(ani, campaign, now)
    const office = await loadQueueOffice(ani, campaign, now)
    const minutes = overview.perMinute.reduce((sum, { count }) => sum + count, 0)
    return {
      ...{ name: campaign.name, taken: totals.resident.taken, capacity: totals.resident.capacity },
      ...{
        held: releasable.map(({ held }) => held),
        minutes,
        issued: office.lines.map(({ issued }) => issued),
      },
    }
  }
  expect(await seen("serbuan-vaksin-gajayana")).toMatchObject({
    taken: 0,
    capacity: 3,
    held: [2],
    minutes: 0,
    issued: [0, 0],
  })
  expect(await seen("kedua")).toMatchObject({
    ...{ name: "Kegiatan kedua", taken: 1, capacity: 5, held: [4], minutes: 1, issued: [1, 0] },
  })
})

test("an announcement is told in the lines of its campaign", async () => {
  const told = { campaignId: first.campaignId, audiences: ["resident" as const], text: "Mohon tunggu." }
  await announce(await administrator("ani"), told, THURSDAY)
  expect((await lineOf("resident", first.campaignId)).announcement).toBe("Mohon tunggu.")
  expect((await lineOf("resident", second.campaignId)).announcement).toBeNull()
})

test("a desk finds and lets in those of its campaign alone", async () => {
  await registerIn(first, moved(first, 1))
  const [row] = await db().select().from(registration).where(eq(registration.campaignId, first.campaignId))
  const [here, there] = [first, second].map(({ gates }) => gates[0]?.id ?? 0)
  const sari = await staffMember("sari", "officer", here)
  const joko = await staffMember("joko", "officer", there)
  const { nik } = moved(first, 1)
  expect(await lookUp(sari, first.campaignId, nik, AT_SEVEN)).toMatchObject({ kind: "one" })
  expect(await lookUp(joko, second.campaignId, nik, AT_SEVEN)).toEqual({ kind: "nothing", by: "nik" })
  expect(await findGateOf(joko.staffId, first.campaignId)).toBeNull()

  const tap = { registrationId: row?.id ?? 0, deviceNonce: randomUUID() }
  expect(await checkIn(joko, tap, AT_SEVEN)).toMatchObject({ kind: "no_gate" })
  expect(await checkIn(sari, tap, AT_SEVEN)).toMatchObject({ kind: "checked_in" })
  const day = dayOf(AT_SEVEN)
  expect(await countArrivals(first.campaignId, here ?? 0, day)).toEqual({ atGate: 1, inAll: 1 })
  expect(await countArrivals(second.campaignId, there ?? 0, day)).toEqual({ atGate: 0, inAll: 0 })
})

test("the waiting lists are two: a person with a place in one campaign waits in the other's", async () => {
  await registerIn(second, moved(second, 1))
  const listed = async ({ campaignId }: Laid) => {
    const outcome = await joinLine(await joinRequest(1, "resident", campaignId), THURSDAY)
    if (outcome.kind !== "joined") throw new Error(outcome.kind)
    return joinWaitlist(outcome.queueNumber, personOf(1), THURSDAY)
  }
  expect(await listed(first)).toEqual({ kind: "waiting" })
  expect(await listed(second)).toEqual({ kind: "already_registered" })
  expect((await lineOf("resident", first.campaignId)).waitlisted).toBe(1)
  expect((await lineOf("resident", second.campaignId)).waitlisted).toBe(0)
})
