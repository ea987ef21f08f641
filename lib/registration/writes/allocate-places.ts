import { sql } from "drizzle-orm"
import { sendTogether, type Tx, transact } from "#db/transaction.ts"
import type { AuditEvent } from "#lib/audit/types.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { resident } from "#lib/kernel/actor.ts"
import { lockSessionQuotas } from "#lib/quota/queries.ts"
import { countTaken } from "#lib/quota/writes/count-taken.ts"
import { countUsed, lockPasses } from "#lib/waiting-room/writes/use-passes.ts"
import { latestOf } from "#platform/clock.ts"
import { listAvailability, listByNikIndex, listCampaignsOfSessions, listLastNumbers } from "../queries.ts"
import {
  type AvailabilityRow,
  type KnownRegistration,
  type LockedQuota,
  outcomeOfKnown,
  outcomeOfNoAvailability,
  type Passes,
} from "../rules.ts"
import type { RegisterOutcome } from "../types.ts"
import { type Allocation, allocateBatch, originsOf, type PlaceRequest } from "./allocate-batch.ts"

/** Advisory lock of who gives places. */
const ALLOCATION_LOCK = 7_301_003

/**
 * Gives places to all of them in one transaction and answers each with its own outcome, in the order asked.
 * Under the locks of the sessions' quotas and then of the passes, what takes a place also decides it (docs/locking.md).
 */
export function allocatePlaces(requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact((tx) => giveAll(tx, requests))
}

/**
 * The same when it is this process' turn among all processes; `drainBatch` is called then. A crowd's batches mostly want the
 * same sessions: waiting for these they would be closed, waiting here they fill. For speed alone (docs/locking.md).
 */
export function allocateSerialized(drainBatch: () => readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact(async (tx) => {
    await lockAllocation(tx)
    return giveAll(tx, drainBatch())
  })
}

/** Waits until no other transaction gives places in turn; holds the turn until this one ends. */
export async function lockAllocation(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ALLOCATION_LOCK})`)
}

async function giveAll(tx: Tx, requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  const { locked, passes, lastNumbers } = await lockAll(tx, requests)
  const allocation = await allocateBatch(tx, requests, { locked, passes, lastNumbers })
  const campaignOf = new Map(locked.map(({ quota, campaign }) => [quota.sessionId, campaign.id]))
  const unplaced = requests.filter((request) => !allocation.registered.has(request))
  const [, , knownBy, availabilityIn] = await sendTogether(
    () => countTaken(tx, takenByQuota(allocation, locked)),
    () => countUsed(tx, usedByPass(allocation)),
    () => knownRegistrations(tx, unplaced),
    () => availabilityByCampaign(tx, unplaced, allocation.refusals, campaignOf),
    () => recordAudit(tx, auditEvents(allocation), latestOf(requests)),
  )
  return requests.map((request) => {
    const campaignId = campaignOf.get(request.applicant.sessionId) ?? 0
    const known = (knownBy.get(keyOf(request)) ?? []).filter((one) => one.campaignId === campaignId)
    return outcomeOf(request, allocation, passes, known, availabilityIn.get(campaignId) ?? [])
  })
}

/** The first locks of the transaction, the sessions' and then the passes', and what is read under them. */
async function lockAll(tx: Tx, requests: readonly PlaceRequest[]) {
  const sessionIds = [...new Set(requests.map(({ applicant }) => applicant.sessionId))]
  const passIds = [...new Set(requests.map(({ passId }) => passId))]
  const [rows, passes, campaigns, lastNumbers] = await sendTogether(
    () => lockSessionQuotas(tx, sessionIds),
    () => lockPasses(tx, passIds),
    () => listCampaignsOfSessions(tx, sessionIds),
    () => listLastNumbers(tx, originsOf(requests)),
  )
  const campaignOf = new Map(campaigns.map((one) => [one.id, one]))
  const locked = rows.flatMap(({ campaignId, ...row }): LockedQuota[] => {
    const campaign = campaignOf.get(campaignId)
    return campaign ? [{ ...row, campaign }] : []
  })
  return { locked, passes, lastNumbers }
}

function takenByQuota({ registered }: Allocation, locked: readonly LockedQuota[]): Map<number, number> {
  const places = [...registered.keys()].map(({ applicant }) => {
    const { sessionId, residency } = applicant
    const found = locked.find(({ quota }) => quota.sessionId === sessionId && quota.audience === residency)
    return found?.quota.id ?? 0
  })
  return new Map([...Map.groupBy(places, (id) => id)].map(([id, taken]) => [id, taken.length]))
}

function usedByPass({ registered }: Allocation): Map<number, number> {
  return new Map(
    [...Map.groupBy(registered.keys(), ({ passId }) => passId)].map(([id, all]) => [id, all.length]),
  )
}

/** `known`: earlier registrations of the person in this campaign. `room`: what the campaign has left. */
function outcomeOf(
  request: PlaceRequest,
  { registered, refusals }: Allocation,
  passes: Passes,
  known: readonly KnownRegistration[],
  availability: readonly AvailabilityRow[],
): RegisterOutcome {
  const withTicket = (ticketCode: string): RegisterOutcome => {
    return { kind: "registered", ticketCode, seatsLeft: passes.get(request.passId)?.seatsLeft ?? 0 }
  }
  if (registered.has(request)) return withTicket(request.ticketCode)
  const { idempotencyKey, residency } = request.applicant
  const outcome = outcomeOfKnown(idempotencyKey, known)
  if (outcome?.kind === "same") return withTicket(outcome.ticketCode)
  // Who was refused learns why, and not whether the NIK is registered: that answer would cost nothing to ask for.
  const refusal = refusals.get(request)
  if (refusal?.kind === "no_availability") return outcomeOfNoAvailability(residency, availability)
  if (refusal) return refusal
  if (!outcome) throw new Error("a row was neither written nor found")
  return outcome
}

const keyOf = ({ nikIndex }: { nikIndex: Buffer }) => nikIndex.toString("hex")

async function knownRegistrations(tx: Tx, requests: readonly PlaceRequest[]) {
  const indexes = requests.map(({ nikIndex }) => nikIndex)
  return Map.groupBy(indexes.length > 0 ? await listByNikIndex(tx, indexes) : [], keyOf)
}

/** What those can be offered who found no room: sessions of their own campaign, read after the batch was counted. */
async function availabilityByCampaign(
  tx: Tx,
  requests: readonly PlaceRequest[],
  refusals: Allocation["refusals"],
  campaignOf: ReadonlyMap<number, number>,
): Promise<Map<number, AvailabilityRow[]>> {
  const without = requests.filter((request) => refusals.get(request)?.kind === "no_availability")
  const availability = new Map<number, AvailabilityRow[]>()
  for (const { applicant, now } of without) {
    const campaignId = campaignOf.get(applicant.sessionId)
    if (campaignId === undefined || availability.has(campaignId)) continue
    availability.set(campaignId, await listAvailability(tx, campaignId, now))
  }
  return availability
}

function auditEvents({ registered }: Allocation): AuditEvent[] {
  return [...registered].map(([{ applicant }, { id, gateId, number }]) => ({
    actor: resident,
    action: "registration.register",
    subject: `registration:${id}`,
    detail: { sessionId: applicant.sessionId, audience: applicant.residency, gateId, number },
  }))
}
