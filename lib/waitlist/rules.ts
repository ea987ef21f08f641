import { ageOn } from "#lib/campaign/rules.ts"
import { dateKey } from "#lib/kernel/format.ts"
import { inGoodTime } from "#lib/waiting-room/rules/waitlist-terms.ts"
import type { JoinWaitlistOutcome, WaitlistStatus } from "./types.ts"

/**
 * A form for which a place is being taken is left alone by others for so long: longer than any transaction may take.
 * Whoever dies meanwhile is replaced then.
 */
export const TRIED_FOR_MS = 30_000

/** Beyond the people whom a number is for, so many may change their minds: nobody tries one person after another. */
const MAX_CHANGES = 5

/** One form, with what is known of its number and its person under the line's lock. */
export interface WaitlistRequest {
  number: number
  /** Of the queue number. */
  seats: number
  /** NIK index in hexadecimal. */
  person: string
  idempotencyKey: string
}

export interface Known {
  entries: readonly { number: number; person: string; idempotencyKey: string; status: WaitlistStatus }[]
  /** Numbers with a pass. Where no form was left, the turn was taken by hand. */
  passes: ReadonlySet<number>
  /** People with a live registration in this campaign. */
  registered: ReadonlySet<string>
}

/** What becomes of each request, in the order asked, and whether it is a new entry; each that is counts for the next. */
export function decideWaitlist(
  requests: readonly WaitlistRequest[],
  known: Known,
): { outcome: JoinWaitlistOutcome; isNew: boolean }[] {
  const entries = [...known.entries]
  return requests.map((request) => {
    const decided = decideOne(request, { ...known, entries })
    if (decided.isNew) entries.push({ ...request, status: "waiting" })
    return decided
  })
}

function decideOne(
  request: WaitlistRequest,
  { entries, passes, registered }: Known,
): { outcome: JoinWaitlistOutcome; isNew: boolean } {
  const refused = (kind: "already_registered" | "already_waiting" | "turn_taken" | "no_seats_left") => {
    return { outcome: { kind }, isNew: false }
  }
  const ofPerson = entries.filter((one) => one.person === request.person)
  const same = ofPerson.find((one) => one.idempotencyKey === request.idempotencyKey)
  if (same?.number === request.number) return { outcome: { kind: "waiting" }, isNew: false }
  // First what is wrong with the number: nobody learns of people by one that is good for nobody.
  const ofNumber = entries.filter((one) => one.number === request.number)
  if (ofNumber.length === 0 && passes.has(request.number)) return refused("turn_taken")
  if (seatsLeft(request.seats, ofNumber) === 0 || ofNumber.length >= request.seats + MAX_CHANGES) {
    return refused("no_seats_left")
  }
  if (registered.has(request.person)) return refused("already_registered")
  if (same || ofPerson.some(({ status }) => status === "waiting")) return refused("already_waiting")
  return { outcome: { kind: "waiting" }, isNew: true }
}

/** For how many people a number is good yet. Who withdrew, or had a place already, took none. */
export function seatsLeft(seats: number, people: readonly { status: WaitlistStatus }[]): number {
  const taken = people.filter(({ status }) => status === "waiting" || status === "registered")
  return Math.max(0, seats - taken.length)
}

/** A session with places for the line's audience. */
export interface GivableSession {
  sessionId: number
  startsAt: Date
  available: number
}

/** Sessions with places that may be given from the list, at this moment. */
export function givable(sessions: readonly GivableSession[], now: Date): GivableSession[] {
  return sessions.filter(({ startsAt, available }) => available > 0 && startsAt >= inGoodTime(now))
}

/**
 * The session for somebody born that day: where most places are left, so that no hour fills up. `null` when there is none
 * in good time, or none for people so young.
 */
export function chooseSession(
  sessions: readonly GivableSession[],
  { birthDate, minimumAge, now }: { birthDate: string; minimumAge: number; now: Date },
): GivableSession | null {
  const [best] = givable(sessions, now)
    .filter(({ startsAt }) => ageOn(birthDate, dateKey(startsAt)) >= minimumAge)
    .toSorted((a, b) => b.available - a.available || a.startsAt.getTime() - b.startsAt.getTime())
  return best ?? null
}
