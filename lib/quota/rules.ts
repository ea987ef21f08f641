import { dateKey } from "#lib/kernel/format.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import type {
  AmountError,
  Places,
  PlannedRelease,
  Quota,
  ReleasableSession,
  Release,
  ReleaseErrors,
  ReleasePlan,
  ReleaseRequest,
} from "./types.ts"

export const noPlaces: Places = { capacity: 0, held: 0, taken: 0, available: 0 }

/** Places that can be given now. */
export function availablePlaces(quota: Pick<Quota, "capacity" | "held" | "taken">): number {
  return quota.capacity - quota.held - quota.taken
}

/** Places of a session as they count now: once it is over, what was left or held in it cannot be given. */
export function placesNow({ capacity, held, taken }: Omit<Places, "available">, over: boolean): Places {
  if (over) return { capacity, held: 0, taken, available: 0 }
  return { capacity, held, taken, available: availablePlaces({ capacity, held, taken }) }
}

export function addPlaces(a: Places, b: Places): Places {
  return {
    capacity: a.capacity + b.capacity,
    held: a.held + b.held,
    taken: a.taken + b.taken,
    available: a.available + b.available,
  }
}

/** May these held places be opened? Every quota must hold at least what is asked of it. */
export function decideRelease(quotas: readonly Quota[], releases: readonly Release[]) {
  const byId = new Map(quotas.map((quota) => [quota.id, quota]))
  if (releases.some((release) => !byId.has(release.quotaId))) return "unknown_quota"
  const short = releases.some((release) => release.amount > (byId.get(release.quotaId)?.held ?? 0))
  return short ? "not_enough_held" : "allowed"
}

/**
 * Spreads an amount evenly over sessions: none gives two more than another, except where one holds too few; the others
 * share what that one cannot give. Gives all that is held when more is asked.
 */
export function spreadEvenly(amount: number, quotas: readonly { id: number; held: number }[]): Release[] {
  const given = new Map<number, number>(quotas.map(({ id }) => [id, 0]))
  let rest = amount
  while (rest > 0) {
    const open = quotas.filter(({ id, held }) => (given.get(id) ?? 0) < held)
    if (open.length === 0) break
    const share = Math.max(1, Math.floor(rest / open.length))
    for (const { id, held } of open) {
      const before = given.get(id) ?? 0
      const step = Math.min(share, held - before, rest)
      given.set(id, before + step)
      rest -= step
    }
  }
  return [...given].filter(([, part]) => part > 0).map(([quotaId, part]) => ({ quotaId, amount: part }))
}

/** Turns what was typed into amounts per session, or says what is wrong with it. */
export function planRelease(request: ReleaseRequest, sessions: readonly ReleasableSession[]): ReleasePlan {
  return request.way === "spread" ? planSpread(request, sessions) : planEach(request, sessions)
}

function planSpread({ amount, days }: ReleaseRequest, sessions: readonly ReleasableSession[]): ReleasePlan {
  const chosen = sessions.filter(({ day }) => days.includes(day))
  const held = sumHeld(chosen)
  const read = readAmount(amount, held)
  const errors: ReleaseErrors = {}
  if (chosen.length === 0) errors.days = "no_day"
  if (typeof read !== "number" && !(read === "too_many" && errors.days)) errors.amount = { key: read, held }
  if (typeof read !== "number" || errors.days) return { kind: "invalid", errors }

  const quotas = chosen.map(({ quotaId, held }) => ({ id: quotaId, held }))
  return { kind: "plan", plan: withAmounts(chosen, spreadEvenly(read, quotas)) }
}

function planEach({ each }: ReleaseRequest, sessions: readonly ReleasableSession[]): ReleasePlan {
  const errors: NonNullable<ReleaseErrors["each"]> = {}
  const releases: Release[] = []
  for (const { quotaId, held } of sessions) {
    const typed = plainText(each[quotaId] ?? "")
    if (typed === "" || typed === "0") continue
    const read = readAmount(typed, held)
    if (typeof read === "number") releases.push({ quotaId, amount: read })
    else errors[quotaId] = { key: read, held }
  }
  if (Object.keys(errors).length > 0) return { kind: "invalid", errors: { each: errors } }
  if (releases.length === 0) return { kind: "invalid", errors: { nothing: "nothing" } }
  return { kind: "plan", plan: withAmounts(sessions, releases) }
}

/**
 * Returns behind which number each session's own begin, in the order given, so that a number is unique in its gate and day:
 * whole thousands, a quarter more than the session has places, since some are cancelled and given again.
 */
export function numberOffsets(
  sessions: readonly { startsAt: Date; quotas: readonly { capacity: number }[] }[],
): number[] {
  const ends = new Map<string, number>()
  return sessions.map(({ startsAt, quotas }) => {
    const day = dateKey(startsAt)
    const offset = ends.get(day) ?? 0
    const places = quotas.reduce((sum, { capacity }) => sum + capacity, 0)
    ends.set(day, offset + Math.max(1, Math.ceil((places * 1.25) / 1_000)) * 1_000)
    return offset
  })
}

export function sumHeld(sessions: readonly { held: number }[]): number {
  return sessions.reduce((sum, { held }) => sum + held, 0)
}

/** The sessions that are released in, in order of time. */
export function withAmounts(
  sessions: readonly ReleasableSession[],
  releases: readonly Release[],
): PlannedRelease[] {
  const amounts = new Map(releases.map(({ quotaId, amount }) => [quotaId, amount]))
  return sessions.flatMap((session) => {
    const amount = amounts.get(session.quotaId)
    return amount === undefined ? [] : [{ ...session, amount }]
  })
}

/** "500" or, as numbers are written here, "1.500": a whole number from 1 to `most`, or what is wrong with it. */
export function readAmount(typed: string, most: number): number | AmountError {
  const text = plainText(typed)
  if (text === "") return "required"
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)$/.test(text)) return "not_a_number"
  if (/^-|^0+$/.test(text)) return "not_positive"
  const amount = Number(text.replaceAll(".", ""))
  return amount > most ? "too_many" : amount
}
