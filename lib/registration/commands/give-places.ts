import { type Tx, transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/commands/record-audit.ts"
import type { Deed } from "#lib/audit/types.ts"
import { resident } from "#lib/kernel/actor.ts"
import { countTaken } from "#lib/quota/commands/count-taken.ts"
import { lockSessionQuotas } from "#lib/quota/queries.ts"
import { listByNikIndex, listCampaignsOfSessions, listRoom } from "../queries.ts"
import { type LockedQuota, outcomeOfKnown, outcomeOfNoRoom } from "../rules.ts"
import type { RegisterOutcome } from "../types.ts"
import { type PlaceRequest, type Settled, settleBatch } from "./settle-batch.ts"

/**
 * Gives places to all of them in one transaction and answers each with its own outcome, in the order asked.
 * Under the sessions' quota locks, what takes a place also decides it (docs/locking.md).
 */
export function givePlaces(requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> {
  return transact(async (tx) => {
    const locked = await lockSessions(tx, requests)
    const settled = await settleBatch(tx, requests, locked)
    await countTaken(tx, takenByQuota(settled, locked))
    const outcomes = await answer(tx, requests, settled, locked)
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

async function answer(
  tx: Tx,
  requests: readonly PlaceRequest[],
  { registered, refusals }: Settled,
  locked: readonly LockedQuota[],
): Promise<RegisterOutcome[]> {
  const unplaced = requests.filter((request) => !registered.has(request))
  if (unplaced.length === 0) return requests.map(({ ticketCode }) => ({ kind: "registered", ticketCode }))

  const earlier = await listByNikIndex(
    tx,
    unplaced.map(({ nikIndex }) => nikIndex),
  )
  const knownBy = Map.groupBy(earlier, ({ nikIndex }) => nikIndex.toString("hex"))
  const roomWanted = [...refusals.values()].some(({ kind }) => kind === "no_room")
  const campaignId = locked[0]?.campaign.id
  const room = roomWanted && campaignId !== undefined ? await listRoom(tx, campaignId, latest(requests)) : []

  return requests.map((request) => {
    if (registered.has(request)) return { kind: "registered", ticketCode: request.ticketCode }
    const { idempotencyKey, residency } = request.applicant
    const known = outcomeOfKnown(idempotencyKey, knownBy.get(request.nikIndex.toString("hex")) ?? [])
    if (known?.kind === "registered") return known
    const refusal = refusals.get(request)
    if (refusal && refusal.kind !== "no_room") return refusal
    if (known) return known
    if (!refusal) throw new Error("a row was neither written nor found")
    return outcomeOfNoRoom(residency, room)
  })
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
