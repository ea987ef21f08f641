import { randomUUID } from "node:crypto"
import { asc, eq, getTableColumns, ne } from "drizzle-orm"
import fc from "fast-check"
import { expect, test } from "vitest"
import { db } from "#db/client.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import { line, pass } from "#db/schema/waiting-room.ts"
import { waitlistEntry } from "#db/schema/waitlist.ts"
import { changePhase } from "#lib/campaign/commands/change-phase.ts"
import { type AdminActor, mintPassHolder, resident } from "#lib/kernel/actor.ts"
import { releaseHeldQuota } from "#lib/quota/commands/release-held-quota.ts"
import { findLedgerDifferences } from "#lib/reconciliation/queries.ts"
import { cancelRegistration } from "#lib/registration/commands/cancel-registration.ts"
import { register } from "#lib/registration/commands/register.ts"
import { joinWaitlist } from "#lib/waitlist/commands/join-waitlist.ts"
import { serveWaitlist } from "#lib/waitlist/commands/serve-waitlist.ts"
import { administrator, applicant, layOutCampaign } from "#testing/database/campaign.ts"
import { joinRequest } from "#testing/database/lines.ts"
import { lineOf } from "#testing/database/passes.ts"
import { personOf } from "#testing/database/waitlist.ts"
import { advanceQueue } from "./commands/advance-queue.ts"
import { changeLine } from "./commands/change-line.ts"
import { enterLine } from "./commands/enter-line.ts"
import { extendPass } from "./commands/extend-pass.ts"
import { holdPlaces } from "./commands/hold-places.ts"
import { joinAndEnter } from "./commands/join-and-enter.ts"
import { joinLine } from "./commands/join-line.ts"
import { leaveLine } from "./commands/leave-line.ts"
import { honouredUntil } from "./rules/passes.ts"
import type { LineAudience, QueueNumber } from "./types.ts"

/**
 * Around the moment from which the first of two sessions may be over before a pass is: its places are promised no more then. Or
 * the day before, when places are given to the waiting list too.
 */
const start = fc
  .constantFrom("06T14:00", "06T18:59", "07T07:38", "07T07:44", "07T07:54")
  .map((time) => new Date(`2021-08-${time}:00+07:00`))

const audience = fc.constantFrom<LineAudience>("resident", "resident", "outside_city")
const kinds = <K extends string>(weight: number, names: readonly K[], n: fc.Arbitrary<number>) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constantFrom(...names), n, audience }),
})

/** What happens, in any order. `n` counts seats, places or seconds, or picks one of those that are there. */
const step = fc.oneof(
  kinds(6, ["join", "join_and_enter", "join_and_enter"], fc.integer({ min: 1, max: 4 })),
  kinds(7, ["enter", "register", "register"], fc.nat(20)),
  kinds(4, ["cancel", "extend", "leave"], fc.nat(20)),
  kinds(4, ["list", "serve"], fc.nat(20)),
  kinds(2, ["hold", "release"], fc.integer({ min: 1, max: 4 })),
  kinds(3, ["wait"], fc.constantFrom(1, 20, 50, 200, 400)),
  kinds(4, ["tick", "tick", "tick", "pause", "resume", "resume"], fc.constant(0)),
  kinds(1, ["pause_all", "open_all", "open_all"], fc.constant(0)),
)
type Step = { kind: string; n: number; audience: LineAudience }

class Story {
  now: Date
  readonly ani: AdminActor
  readonly campaignId: number
  isOpen = true
  people = 0
  readonly queueNumbers: QueueNumber[] = []
  readonly codes: string[] = []

  constructor(now: Date, ani: AdminActor, campaignId: number) {
    this.now = now
    this.ani = ani
    this.campaignId = campaignId
  }

  async take({ kind, n, audience }: Step): Promise<unknown> {
    switch (kind) {
      case "join":
      case "join_and_enter": {
        const request = await joinRequest(n, audience)
        const outcome = await (kind === "join" ? joinLine : joinAndEnter)(request, this.now)
        return "queueNumber" in outcome && this.queueNumbers.push(outcome.queueNumber)
      }
      case "enter": {
        const queueNumber = pick(this.queueNumbers, n)
        return queueNumber && enterLine(queueNumber, this.now)
      }
      case "register": {
        const good = pick(await this.goodPasses(), n)
        return good && this.register(good)
      }
      case "cancel": {
        const ticketCode = pick(this.codes, n)
        return ticketCode && cancelRegistration(resident, { ticketCode }, this.now)
      }
      case "extend":
      case "leave": {
        const one = pick(await db().select().from(pass).orderBy(pass.id), n)
        return one && (kind === "extend" ? extendPass : leaveLine)(one.id, this.now)
      }
      case "list": {
        const queueNumber = pick(this.queueNumbers, n)
        return (
          queueNumber && joinWaitlist(queueNumber, personOf(this.people++, queueNumber.audience), this.now)
        )
      }
      case "serve":
        return serveWaitlist((await lineOf(audience)).id, this.now)
      case "hold": {
        const target = pick(await quotas(), n)
        const holds = [{ quotaId: target?.quota.id ?? 0, amount: n }]
        const input = { holds, reason: "Cadangan", idempotencyKey: randomUUID() }
        return holdPlaces(this.ani, input, this.now)
      }
      case "release": {
        const target = (await quotas()).find(({ quota: { held } }) => held > 0)
        if (!target) return
        const releases = [{ quotaId: target.quota.id, amount: Math.min(n, target.quota.held) }]
        return releaseHeldQuota(
          this.ani,
          { releases, reason: "Dibuka", idempotencyKey: randomUUID() },
          this.now,
        )
      }
      case "wait":
        this.now = new Date(this.now.getTime() + n * 1_000)
        return
      case "tick":
        this.now = new Date(this.now.getTime() + 1_000)
        return advanceQueue(this.now)
      case "pause":
      case "resume": {
        const { id: lineId } = await lineOf(audience)
        return changeLine(this.ani, { lineId, paused: kind === "pause" }, this.now)
      }
      default:
        return this.setOpen(kind === "open_all")
    }
  }

  /** Pauses the campaign, or opens it again. */
  async setOpen(isOpen: boolean): Promise<void> {
    this.isOpen = isOpen
    await changePhase(this.ani, { campaignId: this.campaignId, phase: isOpen ? "open" : "paused" }, this.now)
  }

  /** Passes that are honoured now and have seats left. */
  async goodPasses(): Promise<GoodPass[]> {
    const rows = await db()
      .select({ ...getTableColumns(pass), audience: line.audience })
      .from(pass)
      .innerJoin(line, eq(line.id, pass.lineId))
      .orderBy(pass.id)
    return rows.filter(({ seats, used, expiresAt }) => used < seats && this.now < honouredUntil(expiresAt))
  }

  /** The promise: in some session there is a place of the line's, unless nobody may register at all. */
  async register({ id, audience }: GoodPass): Promise<void> {
    const open = (await quotas(audience)).find(
      ({ quota: q, endsAt }) => endsAt > this.now && q.capacity - q.held - q.taken > 0,
    )
    const person = applicant(this.people++, { sessionId: open?.quota.sessionId ?? 0, residency: audience })
    const outcome = await register(mintPassHolder(id), person, this.now)
    expect(outcome.kind).toBe(this.isOpen ? "registered" : "not_open")
    if (outcome.kind === "registered") this.codes.push(outcome.ticketCode)
  }

  /** What is promised is there, in sessions that are not over. */
  async check(): Promise<void> {
    const good = await this.goodPasses()
    for (const audience of ["resident", "outside_city"] as const) {
      const promised = good
        .filter((one) => one.audience === audience)
        .reduce((sum, { seats, used }) => sum + seats - used, 0)
      const left = (await quotas(audience))
        .filter(({ endsAt }) => endsAt > this.now)
        .reduce((sum, { quota: { capacity, held, taken } }) => sum + capacity - held - taken, 0)
      expect(promised, audience).toBeLessThanOrEqual(left)
    }
  }
}

type GoodPass = typeof pass.$inferSelect & { audience: LineAudience }

function pick<T>(all: readonly T[], n: number): T | undefined {
  return all[n % Math.max(1, all.length)]
}

/** Of one line, or of both. */
function quotas(audience?: LineAudience) {
  return db()
    .select({ quota, endsAt: session.endsAt })
    .from(quota)
    .innerJoin(session, eq(session.id, quota.sessionId))
    .where(audience ? eq(quota.audience, audience) : ne(quota.audience, "walk_in"))
    .orderBy(asc(quota.id))
}

test("whatever happens in whatever order, every holder of a good pass finds a place", {
  timeout: 200_000,
}, async () => {
  const seen = { passes: 0, registered: 0, fromList: 0 }
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.array(step, { minLength: 30, maxLength: 50, size: "max" }),
      async (from, steps) => {
        const { campaignId } = await layOutCampaign([
          { resident: 10, outside_city: 4, outside_held: 1 },
          { resident: 5, outside_city: 2, outside_held: 0 },
        ])
        const story = new Story(from, await administrator("ani"), campaignId)
        for (const one of steps) {
          await story.take(one)
          await story.check()
        }
        await story.setOpen(true)
        // Places that are left go to those on the waiting list, as far as they are called.
        await story.take({ kind: "join", n: 1, audience: "resident" })
        await story.take({ kind: "list", n: story.queueNumbers.length - 1, audience: "resident" })
        for (let second = 0; second < 4; second++) {
          for (const kind of ["resume", "tick", "serve"])
            await story.take({ kind, n: 0, audience: "resident" })
          await story.check()
        }
        for (const good of await story.goodPasses()) {
          for (let seat = good.used; seat < good.seats; seat++) await story.register(good)
        }
        expect(await findLedgerDifferences()).toEqual([])
        seen.passes += await db().$count(pass)
        seen.registered += story.codes.length
        seen.fromList += await db().$count(waitlistEntry, eq(waitlistEntry.status, "registered"))
      },
    ),
    { numRuns: 10 },
  )
  // Otherwise the runs would prove nothing.
  expect(seen.passes).toBeGreaterThan(8)
  expect(seen.registered).toBeGreaterThan(16)
  expect(seen.fromList).toBeGreaterThan(0)
})
