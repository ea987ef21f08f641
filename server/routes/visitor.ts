import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import type { CookieBase } from "#lib/waiting-room/schema.ts"
import { tokenToPass, tokenToQueueNumber, tokenToSlowLane } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber, SlowLaneToken } from "#lib/waiting-room/types.ts"
import { tokenBuckets } from "#server/admission/token-bucket.ts"
import { clearedCookie, readCookie } from "#server/http/cookies.ts"
import type { Incoming } from "#server/http/incoming.ts"
import type { PublishedSnapshot } from "./waiting-room/status-snapshot.ts"

/** What a visitor's cookies say, as far as this portal wrote them for the campaign that runs. */
export interface Visitor {
  readonly queueNumber: QueueNumber | null
  readonly pass: PassToken | null
  readonly slow: SlowLaneToken | null
  /** A queue number that was given to the waiting list. */
  readonly listed: QueueNumber | null
  /** Cookies that are forged, altered or of another campaign: to be cleared. */
  readonly invalidCookies: readonly CookieBase[]
}

/** What was verified of a request so far, by the value of the cookie: several middlewares ask for the same pass. */
const verified = new WeakMap<Incoming, Map<string, object | null>>()

/** What the cookie's token says, verified once in a request; `null` for a forged one, `undefined` without a cookie. */
function tokenIn<T extends object>(
  incoming: Incoming,
  base: CookieBase,
  verify: (token: string) => T | null,
  secure?: boolean,
): T | null | undefined {
  const token = readCookie(incoming, base, secure)
  if (!token) return undefined
  const known = verified.get(incoming) ?? new Map<string, object | null>()
  verified.set(incoming, known)
  const key = `${base} ${token}`
  if (!known.has(key)) known.set(key, verify(token))
  return known.get(key) as T | null
}

/** Without a snapshot (the database was away since the start) the signature alone decides. */
export function visitorOf(incoming: Incoming, snapshot: PublishedSnapshot | undefined): Visitor {
  const invalidCookies: CookieBase[] = []
  const read = <T extends object>(
    base: CookieBase,
    verify: (token: string) => T | null,
    isOurs: (value: T) => boolean,
  ) => {
    const value = tokenIn(incoming, base, verify)
    if (value && isOurs(value)) return value
    if (value !== undefined) invalidCookies.push(base)
    return null
  }
  const ofLine = ({ lineId, audience }: Pick<QueueNumber, "lineId" | "audience">) =>
    snapshot === undefined || snapshot.lines[audience].id === lineId
  const ofCampaign = ({ campaignId }: SlowLaneToken) => !snapshot || campaignId === snapshot.campaignId
  return {
    queueNumber: read("antrean", tokenToQueueNumber, ofLine),
    pass: read("giliran", tokenToPass, ofLine),
    slow: read("jalur_lambat", tokenToSlowLane, ofCampaign),
    listed: read("daftar_tunggu", tokenToQueueNumber, ofLine),
    invalidCookies,
  }
}

/** The pass of a request, if it may still register. Its row has the last word. */
export function runningPass(incoming: Incoming, now: Date, secure?: boolean): PassToken | null {
  const pass = tokenIn(incoming, "giliran", tokenToPass, secure)
  return pass && isRunning(pass, now) ? pass : null
}

/**
 * Whether a request comes from somebody with a turn, and goes before those who wait for one. Asked before it is known
 * whether it came by HTTPS, so the cookie may have either name. A turn has so many requests: for the form, all that it
 * loads, and what is sent; a program that floods with one waits like everybody.
 */
export function turnsGoFirst(now: () => Date): (incoming: Incoming) => boolean {
  const budget = tokenBuckets({ burst: 100, perSecond: 5, most: 20_000 })
  return (incoming) => {
    const pass = runningPass(incoming, now(), true) ?? runningPass(incoming, now(), false)
    return pass !== null && budget.tryTake(String(pass.passId), now().getTime())
  }
}

/** Whether the visitor holds a queue number whose one pass was not taken yet. */
export function isWaiting({ queueNumber, pass }: Visitor): boolean {
  return queueNumber !== null && !(pass?.lineId === queueNumber.lineId && pass.number === queueNumber.number)
}

/** The `Set-Cookie` lines that take away what this portal did not write, or wrote for another campaign. */
export function clearInvalidCookies(incoming: Incoming, { invalidCookies }: Visitor): string[] {
  return invalidCookies.map((base) => clearedCookie(incoming, base))
}
