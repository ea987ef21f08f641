import type { Tx } from "#db/transaction.ts"
import { kecamatanCodeOf } from "#lib/identity/regions.ts"
import { listLastNumbers } from "../queries.ts"
import { decidePlace, type LockedQuota, type Refusal, roomKey, roomOf } from "../rules.ts"
import type { Applicant } from "../schema.ts"
import { insertRegistrations, type NewRegistration } from "./insert-registrations.ts"

/** A request whose NIK is sealed and whose ticket code is drawn. */
export type PlaceRequest = Omit<NewRegistration, "place">

export interface Settled {
  registered: Map<PlaceRequest, NewRegistration["place"] & { id: number }>
  /** Neither registered nor refused: the row met an earlier registration of the same person. */
  refusals: Map<PlaceRequest, Refusal>
}

/**
 * Decides and inserts under the sessions' locks, in the order asked. A row that meets an earlier registration
 * gives its place back to those of the batch who found none, so nobody hears "full" while a place is left.
 */
export async function settleBatch(
  tx: Tx,
  requests: readonly PlaceRequest[],
  locked: readonly LockedQuota[],
): Promise<Settled> {
  const nextPlace = await runningNumbers(tx, requests, locked)
  const room = roomOf(locked)
  const registered: Settled["registered"] = new Map()
  const refusals: Settled["refusals"] = new Map()

  let pending = requests
  while (pending.length > 0) {
    const granted: NewRegistration[] = []
    const asking = new Map<string, PlaceRequest>()
    for (const request of pending) {
      const refusal = decidePlace(request, locked, room)
      if (refusal) {
        refusals.set(request, refusal)
        continue
      }
      refusals.delete(request)
      asking.set(request.ticketCode, request)
      granted.push({ ...request, place: nextPlace(request.applicant) })
    }

    const ids = granted.length > 0 ? await insertRegistrations(tx, granted) : new Map<string, number>()
    let freed = false
    for (const { ticketCode, applicant, place } of granted) {
      const request = asking.get(ticketCode)
      const id = ids.get(ticketCode)
      if (request && id !== undefined) {
        registered.set(request, { ...place, id })
        continue
      }
      const key = roomKey(applicant.sessionId, applicant.residency)
      room.set(key, (room.get(key) ?? 0) + 1)
      freed = true
    }
    pending = freed ? requests.filter((request) => refusals.get(request)?.kind === "no_room") : []
  }
  return { registered, refusals }
}

function originOf(applicant: Applicant): { sessionId: number; kecamatanCode: string | null } {
  const kecamatanCode = applicant.residency === "resident" ? kecamatanCodeOf(applicant.kelurahan) : null
  return { sessionId: applicant.sessionId, kecamatanCode }
}

const originKey = (origin: ReturnType<typeof originOf>) => `${origin.sessionId}/${origin.kecamatanCode}`

/** Counts on from the last number of each session and gate: safe, since the sessions are locked. */
async function runningNumbers(tx: Tx, requests: readonly PlaceRequest[], locked: readonly LockedQuota[]) {
  const campaignIds = new Map(locked.map(({ quota, campaign }) => [quota.sessionId, campaign.id]))
  const origins = new Map(
    requests.map(({ applicant }) => originOf(applicant)).map((origin) => [originKey(origin), origin]),
  )
  const rows = await listLastNumbers(tx, [...origins.values()])
  const gates = new Map(rows.map((row) => [originKey(row), row.gateId]))
  const counters = new Map(rows.map((row) => [`${row.sessionId}/${row.gateId}`, row.lastNumber]))

  return (applicant: Applicant): NewRegistration["place"] => {
    const gateId = gates.get(originKey(originOf(applicant)))
    const campaignId = campaignIds.get(applicant.sessionId)
    if (gateId === undefined || campaignId === undefined)
      throw new Error("the campaign has no gate for this origin")
    const counter = `${applicant.sessionId}/${gateId}`
    const number = (counters.get(counter) ?? 0) + 1
    counters.set(counter, number)
    return { campaignId, gateId, number }
  }
}
