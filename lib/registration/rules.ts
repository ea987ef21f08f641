import { ageOn, campaignState } from "#lib/campaign/rules.ts"
import type { Campaign, CampaignState } from "#lib/campaign/types.ts"
import { dateKey } from "#lib/kernel/format.ts"
import { availablePlaces } from "#lib/quota/rules.ts"
import type { Audience, Quota } from "#lib/quota/types.ts"
import type { PassAllowance } from "#lib/waiting-room/types.ts"
import type { Applicant } from "./schema.ts"
import type { RegisterOutcome, RegistrationStatus, SessionAvailability } from "./types.ts"

/** A session's quota as locked, with what decides whether a place may be given. */
export interface LockedQuota {
  quota: Quota
  startsAt: Date
  endsAt: Date
  campaign: Campaign
}

export interface RequestedPlace {
  passId: number
  applicant: Pick<Applicant, "sessionId" | "residency" | "birthDate">
  now: Date
}

export type Refusal =
  | { kind: "no_availability" }
  | { kind: "session_unknown" }
  | { kind: "not_open"; state: CampaignState }
  | { kind: "pass_expired" }
  | { kind: "too_young"; minimumAge: number }

/** Places are counted down here while a batch is decided: one counter per quota. */
export type Availability = Map<string, number>

const availabilityKey = (sessionId: number, audience: Audience) => `${sessionId}/${audience}`

export function availabilityOf(locked: readonly LockedQuota[]): Availability {
  return new Map(
    locked.map(
      ({ quota }) => [availabilityKey(quota.sessionId, quota.audience), availablePlaces(quota)] as const,
    ),
  )
}

/** Passes by id, counted down while a batch is decided. One that is missing is unknown to the database. */
export type Passes = ReadonlyMap<number, PassAllowance>

/**
 * Decides one request under the locks and takes the place from what is available and the seat from its pass when it is granted. In
 * order: is registration open, is it this person's turn, are they old enough on the day, is there a place in a
 * session that is not over.
 */
export function decidePlace(
  request: RequestedPlace,
  locked: readonly LockedQuota[],
  availability: Availability,
  passes: Passes,
): Refusal | null {
  const { sessionId, residency, birthDate } = request.applicant
  const ofSession = locked.filter(({ quota }) => quota.sessionId === sessionId)
  const [any] = ofSession
  if (!any) return { kind: "session_unknown" }
  const { campaign, startsAt, endsAt } = any

  const state = campaignState(campaign, request.now)
  if (state.kind !== "open") return { kind: "not_open", state }

  const pass = passes.get(request.passId)
  if (!pass || !allows(pass, campaign.id, request)) return { kind: "pass_expired" }

  const { minimumAge } = campaign
  if (ageOn(birthDate, dateKey(startsAt)) < minimumAge) return { kind: "too_young", minimumAge }

  const key = availabilityKey(sessionId, residency)
  const left = availability.get(key) ?? 0
  if (left <= 0 || endsAt <= request.now) return { kind: "no_availability" }
  availability.set(key, left - 1)
  pass.seatsLeft--
  return null
}

/** Good for a seat of this campaign, for people who live where this one lives, until it is honoured no longer. */
function allows(pass: PassAllowance, campaignId: number, { applicant, now }: RequestedPlace): boolean {
  const rightLine = pass.campaignId === campaignId && pass.audience === applicant.residency
  return rightLine && now < pass.honouredUntil && pass.seatsLeft > 0
}

/** Takes a granted request back: its row met an earlier registration, so place and seat are free for others. */
export function giveBack(
  { passId, applicant }: RequestedPlace,
  availability: Availability,
  passes: Passes,
): void {
  const key = availabilityKey(applicant.sessionId, applicant.residency)
  availability.set(key, (availability.get(key) ?? 0) + 1)
  const pass = passes.get(passId)
  if (pass) pass.seatsLeft++
}

/** A registration that stands already, found by the person's NIK index. */
export interface KnownRegistration {
  campaignId: number
  idempotencyKey: string
  ticketCode: string
  status: RegistrationStatus
}

/**
 * The same person with the same idempotency key gets the same ticket again, whatever happened to it since: the
 * answer to a retry. Another live registration of the person is told without any detail.
 */
export function outcomeOfKnown(
  idempotencyKey: string,
  known: readonly KnownRegistration[],
): { kind: "same"; ticketCode: string } | { kind: "already_registered" } | null {
  const same = known.find((one) => one.idempotencyKey === idempotencyKey.toLowerCase())
  if (same) return { kind: "same", ticketCode: same.ticketCode }
  return known.some((one) => one.status !== "cancelled") ? { kind: "already_registered" } : null
}

export interface AvailabilityRow extends SessionAvailability {
  audience: Audience
  held: number
}

/** People who found no place are told which sessions still have some, or how many places of the audience are held. */
export function outcomeOfNoAvailability(
  audience: Audience,
  rows: readonly AvailabilityRow[],
): RegisterOutcome {
  const own = rows.filter((row) => row.audience === audience)
  const alternatives = own
    .filter(({ available }) => available > 0)
    .map(({ sessionId, startsAt, endsAt, available }) => ({ sessionId, startsAt, endsAt, available }))
  if (alternatives.length > 0) return { kind: "session_full", alternatives }
  return { kind: "campaign_full", audience, held: own.reduce((sum, { held }) => sum + held, 0) }
}
