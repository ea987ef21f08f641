import { sql } from "drizzle-orm"
import { sendTogether, type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { Deed } from "#lib/audit/types.ts"
import { resident } from "#lib/kernel/actor.ts"
import { countTaken } from "#lib/quota/writes/count-taken.ts"
import { lockSessionQuotas } from "#lib/quota/queries.ts"
import { countUsed, lockPasses } from "#lib/waiting-room/writes/use-passes.ts"
import { listByNikIndex, listCampaignsOfSessions, listLastNumbers, listRoom } from "../queries.ts"
import {
  type KnownRegistration,
  type LockedQuota,
  outcomeOfKnown,
  outcomeOfNoRoom,
  type Passes,
  type RoomRow,
} from "../rules.ts"
import type { RegisterOutcome } from "../types.ts"
import { originsOf, type PlaceRequest, type Settled, settleBatch } from "./allocate-batch.ts"

/** Advisory lock of who gives places. */
const GIVING_LOCK = 7_301_003

/**
 * Gives places to all of them in one transaction and answers each with its own outcome, in the order asked.
 * Under the locks of the sessions' quotas and then of the passes, what takes a place also decides it (docs/locking.md).
 */
export function givePlaces(requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact((tx) => giveAll(tx, requests))
}

/**
 * The same when it is this process' turn among all processes; `take` is called then. A crowd's batches mostly want the
 * same sessions: waiting for these they would be closed, waiting here they fill. For speed alone (docs/locking.md).
 */
export function givePlacesInTurn(take: () => readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact(async (tx) => {
    await takeTurnToGive(tx)
    return giveAll(tx, take())
  })
}

/** Waits until no other transaction gives places in turn; holds the turn until this one ends. */
export async function takeTurnToGive(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${GIVING_LOCK})`)
}

async function giveAll(tx: Tx, requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  const { locked, passes, lastNumbers } = await lockAll(tx, requests)
  const settled = await settleBatch(tx, requests, { locked, passes, lastNumbers })
  const campaignOf = new Map(locked.map(({ quota, campaign }) => [quota.sessionId, campaign.id]))
  const unplaced = requests.filter((request) => !settled.registered.has(request))
  const [, , knownBy, roomIn] = await sendTogether(
    () => countTaken(tx, takenByQuota(settled, locked)),
    () => countUsed(tx, usedByPass(settled)),
    () => knownRegistrations(tx, unplaced),
    () => roomByCampaign(tx, unplaced, settled.refusals, campaignOf),
    () => recordAudit(tx, deeds(settled), latest(requests)),
  )
  return requests.map((request) => {
    const campaignId = campaignOf.get(request.applicant.sessionId) ?? 0
    const known = (knownBy.get(keyOf(request)) ?? []).filter((one) => one.campaignId === campaignId)
    return outcomeOf(request, settled, passes, known, roomIn.get(campaignId) ?? [])
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

function takenByQuota({ registered }: Settled, locked: readonly LockedQuota[]): Map<number, number> {
  const places = [...registered.keys()].map(({ applicant }) => {
    const { sessionId, residency } = applicant
    const found = locked.find(({ quota }) => quota.sessionId === sessionId && quota.audience === residency)
    return found?.quota.id ?? 0
  })
  return new Map([...Map.groupBy(places, (id) => id)].map(([id, taken]) => [id, taken.length]))
}

function usedByPass({ registered }: Settled): Map<number, number> {
  return new Map(
    [...Map.groupBy(registered.keys(), ({ passId }) => passId)].map(([id, all]) => [id, all.length]),
  )
}

/** `known`: earlier registrations of the person in this campaign. `room`: what the campaign has left. */
function outcomeOf(
  request: PlaceRequest,
  { registered, refusals }: Settled,
  passes: Passes,
  known: readonly KnownRegistration[],
  room: readonly RoomRow[],
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
  if (refusal?.kind === "no_room") return outcomeOfNoRoom(residency, room)
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
async function roomByCampaign(
  tx: Tx,
  requests: readonly PlaceRequest[],
  refusals: Settled["refusals"],
  campaignOf: ReadonlyMap<number, number>,
): Promise<Map<number, RoomRow[]>> {
  const without = requests.filter((request) => refusals.get(request)?.kind === "no_room")
  const room = new Map<number, RoomRow[]>()
  for (const { applicant, now } of without) {
    const campaignId = campaignOf.get(applicant.sessionId)
    if (campaignId === undefined || room.has(campaignId)) continue
    room.set(campaignId, await listRoom(tx, campaignId, now))
  }
  return room
}

function deeds({ registered }: Settled): Deed[] {
  return [...registered].map(([{ applicant }, { id, gateId, number }]) => ({
    actor: resident,
    action: "registration.register",
    subject: `registration:${id}`,
    detail: { sessionId: applicant.sessionId, audience: applicant.residency, gateId, number },
  }))
}

function latest(requests: readonly PlaceRequest[]): Date {
  return new Date(Math.max(...requests.map(({ now }) => now.getTime())))
}
