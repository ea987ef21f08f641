import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/commands/record-audit.ts"
import type { Deed } from "#lib/audit/types.ts"
import { resident } from "#lib/kernel/actor.ts"
import { countTaken } from "#lib/quota/commands/count-taken.ts"
import { lockSessionQuotas } from "#lib/quota/queries.ts"
import { countUsed, lockPasses } from "#lib/waiting-room/commands/use-passes.ts"
import { listByNikIndex, listCampaignsOfSessions, listRoom } from "../queries.ts"
import { type LockedQuota, outcomeOfKnown, outcomeOfNoRoom, type Passes, type RoomRow } from "../rules.ts"
import type { RegisterOutcome } from "../types.ts"
import { type PlaceRequest, type Settled, settleBatch } from "./settle-batch.ts"

/**
 * Gives places to all of them in one transaction and answers each with its own outcome, in the order asked.
 * Under the locks of the sessions' quotas and then of the passes, what takes a place also decides it (docs/locking.md).
 */
export function givePlaces(requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact(async (tx) => {
    const locked = await lockSessions(tx, requests)
    const passes = await lockAllowances(tx, requests)
    const settled = await settleBatch(tx, requests, locked, passes)
    await countTaken(tx, takenByQuota(settled, locked))
    await countUsed(tx, usedByPass(settled))
    const outcomes = await answer(tx, requests, settled, locked, passes)
    await recordAudit(tx, deeds(settled), latest(requests))
    return outcomes
  })
}

/** The first lock of the transaction: once, ids sorted. */
async function lockSessions(tx: Tx, requests: readonly PlaceRequest[]): Promise<LockedQuota[]> {
  const sessionIds = [...new Set(requests.map(({ applicant }) => applicant.sessionId))]
  const rows = await lockSessionQuotas(tx, sessionIds)
  const campaigns = new Map((await listCampaignsOfSessions(tx, sessionIds)).map((one) => [one.id, one]))
  return rows.flatMap(({ campaignId, ...row }) => {
    const campaign = campaigns.get(campaignId)
    return campaign ? [{ ...row, campaign }] : []
  })
}

function takenByQuota({ registered }: Settled, locked: readonly LockedQuota[]): Map<number, number> {
  const places = [...registered.keys()].map(({ applicant }) => {
    const { sessionId, residency } = applicant
    const found = locked.find(({ quota }) => quota.sessionId === sessionId && quota.audience === residency)
    return found?.quota.id ?? 0
  })
  return new Map([...Map.groupBy(places, (id) => id)].map(([id, taken]) => [id, taken.length]))
}

/** The second lock of the transaction: every pass once, ids sorted. */
async function lockAllowances(tx: Tx, requests: readonly PlaceRequest[]): Promise<Passes> {
  return lockPasses(tx, [...new Set(requests.map(({ passId }) => passId))])
}

function usedByPass({ registered }: Settled): Map<number, number> {
  return new Map(
    [...Map.groupBy(registered.keys(), ({ passId }) => passId)].map(([id, all]) => [id, all.length]),
  )
}

async function answer(
  tx: Tx,
  requests: readonly PlaceRequest[],
  { registered, refusals }: Settled,
  locked: readonly LockedQuota[],
  passes: Passes,
): Promise<RegisterOutcome[]> {
  const withTicket = (ticketCode: string, { passId }: PlaceRequest): RegisterOutcome => {
    return { kind: "registered", ticketCode, seatsLeft: passes.get(passId)?.seatsLeft ?? 0 }
  }
  const unplaced = requests.filter((request) => !registered.has(request))
  if (unplaced.length === 0) return requests.map((request) => withTicket(request.ticketCode, request))

  const campaignOf = new Map(locked.map(({ quota, campaign }) => [quota.sessionId, campaign.id]))
  const knownBy = await knownRegistrations(tx, unplaced)
  const roomIn = await roomByCampaign(tx, unplaced, refusals, campaignOf)

  return requests.map((request) => {
    if (registered.has(request)) return withTicket(request.ticketCode, request)
    const { idempotencyKey, residency, sessionId } = request.applicant
    const campaignId = campaignOf.get(sessionId)
    const known = (knownBy.get(keyOf(request)) ?? []).filter((one) => one.campaignId === campaignId)
    const outcome = outcomeOfKnown(idempotencyKey, known)
    if (outcome?.kind === "same") return withTicket(outcome.ticketCode, request)
    // Who was refused learns why, and not whether the NIK is registered: that answer would cost nothing to ask for.
    const refusal = refusals.get(request)
    if (refusal?.kind === "no_room") return outcomeOfNoRoom(residency, roomIn.get(campaignId ?? 0) ?? [])
    if (refusal) return refusal
    if (!outcome) throw new Error("a row was neither written nor found")
    return outcome
  })
}

const keyOf = ({ nikIndex }: { nikIndex: Buffer }) => nikIndex.toString("hex")

async function knownRegistrations(tx: Tx, requests: readonly PlaceRequest[]) {
  const rows = await listByNikIndex(
    tx,
    requests.map(({ nikIndex }) => nikIndex),
  )
  return Map.groupBy(rows, keyOf)
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
