import type { Tx } from "#db/transaction.ts"
import { kecamatanCodeOf } from "#lib/identity/regions.ts"
import type { GateNumber } from "../queries.ts"
import {
  availabilityOf,
  decidePlace,
  giveBack,
  type LockedQuota,
  type Passes,
  type Refusal,
} from "../rules.ts"
import type { Applicant } from "../schema.ts"
import { insertRegistrations } from "./insert-registrations.ts"
import type { NewRegistration } from "./registration-columns.ts"

/** A request whose NIK is sealed and whose ticket code is drawn, with the pass that is to pay for it. */
export type PlaceRequest = Omit<NewRegistration, "place"> & { passId: number }

export interface Allocation {
  registered: Map<PlaceRequest, NewRegistration["place"] & { id: number }>
  /** Neither registered nor refused: the row met an earlier registration of the same person. */
  refusals: Map<PlaceRequest, Refusal>
}

/** What a batch is decided from: read under the locks of its sessions and passes, in this order. */
export interface LockedState {
  locked: readonly LockedQuota[]
  passes: Passes
  lastNumbers: readonly GateNumber[]
}

/**
 * Decides and inserts under the locks of sessions and passes, in the order asked. A row that meets an earlier
 * registration gives place and seat back to those of the batch who found none, so nobody hears "full" while a place
 * is left. Passes are counted down in `passes`; who calls writes that.
 */
export async function allocateBatch(
  tx: Tx,
  requests: readonly PlaceRequest[],
  { locked, passes, lastNumbers }: LockedState,
): Promise<Allocation> {
  const nextPlace = runningNumbers(locked, lastNumbers)
  const availability = availabilityOf(locked)
  const registered: Allocation["registered"] = new Map()
  const refusals: Allocation["refusals"] = new Map()

  let pending = requests
  while (pending.length > 0) {
    const granted = new Map<PlaceRequest, NewRegistration>()
    for (const request of pending) {
      const refusal = decidePlace(request, locked, availability, passes)
      if (refusal) {
        refusals.set(request, refusal)
        continue
      }
      refusals.delete(request)
      granted.set(request, { ...request, place: nextPlace(request.applicant) })
    }

    const rows = [...granted.values()]
    const ids = rows.length > 0 ? await insertRegistrations(tx, rows) : new Map<string, number>()
    let freed = false
    for (const [request, { ticketCode, place }] of granted) {
      const id = ids.get(ticketCode)
      if (id !== undefined) {
        registered.set(request, { ...place, id })
        continue
      }
      giveBack(request, availability, passes)
      freed = true
    }
    pending = freed ? requests.filter((request) => mayBeFreed(refusals.get(request))) : []
  }
  return { registered, refusals }
}

/** Refused for want of a place, or of a seat of their pass: what others give back may do for them. */
const mayBeFreed = (refusal: Refusal | undefined) =>
  refusal?.kind === "no_availability" || refusal?.kind === "pass_expired"

function originOf(applicant: Applicant): { sessionId: number; kecamatanCode: string | null } {
  const kecamatanCode = applicant.residency === "resident" ? kecamatanCodeOf(applicant.kelurahan) : null
  return { sessionId: applicant.sessionId, kecamatanCode }
}

const originKey = (origin: ReturnType<typeof originOf>) => `${origin.sessionId}/${origin.kecamatanCode}`

/** Where the applicants of a batch come from, each pair once: what `listLastNumbers` takes. */
export function originsOf(requests: readonly PlaceRequest[]) {
  const origins = requests.map(({ applicant }) => originOf(applicant))
  return [...new Map(origins.map((origin) => [originKey(origin), origin])).values()]
}

/** Counts on from the last number of each session and gate: safe, since the sessions are locked. */
function runningNumbers(locked: readonly LockedQuota[], rows: readonly GateNumber[]) {
  const campaignIds = new Map(locked.map(({ quota, campaign }) => [quota.sessionId, campaign.id]))
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
