import { ageOn } from "#lib/campaign/rules.ts"
import { dateKey } from "#lib/kernel/wib.ts"
import type { LinePhase } from "#lib/waiting-room/types.ts"
import type { JoinWaitlistOutcome, WaitlistStatus } from "./types.ts"

/**
 * Places are given from the list so long before their hour at the latest. Nobody calls those who wait: they have to look
 * themselves, in the evening and in the morning.
 */
const NOTICE_MS = 12 * 3_600_000

/**
 * A form for which a place is being taken is left alone by others for so long: longer than any transaction may take.
 * Whoever dies meanwhile is replaced then.
 */
export const TRIED_FOR_MS = 30_000

/** Whether forms may be left: numbers have their places, and the campaign is not over. */
export function takesForms(phase: LinePhase): boolean {
  return phase === "open" || phase === "paused" || phase === "full" || phase === "only_held"
}

/** One form, with what is known of its number and its person under the line's lock. */
export interface Wish {
  number: number
  /** Of the ticket. */
  seats: number
  /** NIK index in hexadecimal. */
  person: string
  idempotencyKey: string
}

export interface Known {
  entries: readonly { number: number; person: string; idempotencyKey: string; status: WaitlistStatus }[]
  /** Numbers with a pass, and whether it has seats or had any: then the turn was taken by hand. */
  passes: ReadonlyMap<number, { seats: number }>
  /** People with a live registration in this campaign. */
  registered: ReadonlySet<string>
}

/** What becomes of each wish, in the order asked; each that is granted counts for the next. */
export function decideWaitlist(wishes: readonly Wish[], known: Known): JoinWaitlistOutcome[] {
  const entries = [...known.entries]
  return wishes.map((wish) => {
    const outcome = decideOne(wish, { ...known, entries })
    const isNew = outcome.kind === "waiting" && !isSame(wish, entries)
    if (isNew) entries.push({ ...wish, status: "waiting" })
    return outcome
  })
}

/** Whether this very form was taken before. */
export function isSame(wish: Wish, entries: Known["entries"]): boolean {
  return entries.some((one) => one.person === wish.person && one.idempotencyKey === wish.idempotencyKey)
}

function decideOne(wish: Wish, { entries, passes, registered }: Known): JoinWaitlistOutcome {
  if (isSame(wish, entries)) return { kind: "waiting" }
  if (registered.has(wish.person)) return { kind: "already_registered" }
  if (entries.some((one) => one.person === wish.person && one.status === "waiting"))
    return { kind: "already_waiting" }
  const ofNumber = entries.filter((one) => one.number === wish.number)
  if (ofNumber.length === 0 && passes.has(wish.number)) return { kind: "turn_taken" }
  return seatsLeft(wish.seats, ofNumber) > 0 ? { kind: "waiting" } : { kind: "no_seats_left" }
}

/** For how many people a number is good yet. Who withdrew, or had a place already, took none. */
export function seatsLeft(seats: number, people: readonly { status: WaitlistStatus }[]): number {
  const taken = people.filter(({ status }) => status === "waiting" || status === "registered")
  return Math.max(0, seats - taken.length)
}

/** A session with room for the line's audience. */
export interface Room {
  sessionId: number
  startsAt: Date
  available: number
}

/** Sessions from which places are given to those who have to hear of it in time. */
export function inGoodTime(rooms: readonly Room[], now: Date): Room[] {
  return rooms.filter(
    ({ startsAt, available }) => available > 0 && startsAt.getTime() >= now.getTime() + NOTICE_MS,
  )
}

/**
 * The session for somebody born that day: where most places are left, so that no hour fills up. One in good time if
 * there is any; a promise is kept also when only others are left.
 */
export function chooseSession(
  rooms: readonly Room[],
  { birthDate, minimumAge, now }: { birthDate: string; minimumAge: number; now: Date },
): number | null {
  const fits = rooms.filter(
    ({ available, startsAt }) => available > 0 && ageOn(birthDate, dateKey(startsAt)) >= minimumAge,
  )
  const good = inGoodTime(fits, now)
  const [best] = (good.length > 0 ? good : fits).toSorted(
    (a, b) => b.available - a.available || a.startsAt.getTime() - b.startsAt.getTime(),
  )
  return best?.sessionId ?? null
}
