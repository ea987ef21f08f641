import type { IncomingMessage } from "node:http"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import type { CookieBase } from "#lib/waiting-room/schema.ts"
import { tokenToPass, tokenToQueueNumber, tokenToSlowLane } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber, SlowLaneToken } from "#lib/waiting-room/types.ts"
import { tokenBuckets } from "#server/admission/token-bucket.ts"
import { clearedCookie, readCookie } from "#server/http/cookies.ts"
import type { Visit } from "./visit.ts"
import type { PublishedSnapshot } from "./waiting-room/status-snapshot.ts"

/** What a visitor's cookies say, as far as this portal wrote them for the campaign that runs. */
export interface Visitor {
  readonly ticket: QueueNumber | null
  readonly pass: PassToken | null
  readonly slow: SlowLaneToken | null
  /** A ticket whose number was given to the waiting list. */
  readonly listed: QueueNumber | null
  /** Cookies that are forged, altered or of another campaign: to be cleared. */
  readonly invalidCookies: readonly CookieBase[]
}

/** Without a board (the database was away since the start) the signature alone decides. */
export function visitorOf({ request }: Visit, snapshot: PublishedSnapshot | undefined): Visitor {
  const invalidCookies: CookieBase[] = []
  const read = <T>(base: CookieBase, parse: (token: string) => T | null, isOurs: (value: T) => boolean) => {
    const token = readCookie(request, base)
    if (token === undefined || token === "") return null
    const value = parse(token)
    if (value !== null && isOurs(value)) return value
    invalidCookies.push(base)
    return null
  }
  const ofLine = ({ lineId, audience }: Pick<QueueNumber, "lineId" | "audience">) =>
    snapshot === undefined || snapshot.lines[audience].id === lineId
  return {
    ticket: read("antrean", tokenToQueueNumber, ofLine),
    pass: read("giliran", tokenToPass, ofLine),
    slow: read(
      "jalur_lambat",
      tokenToSlowLane,
      (slow) => !snapshot || slow.campaignId === snapshot.campaignId,
    ),
    listed: read("daftar_tunggu", tokenToQueueNumber, ofLine),
    invalidCookies,
  }
}

/** The pass of a request, if it may still register. Its row has the last word. */
export function runningPass(request: IncomingMessage, now: Date, secure?: boolean): PassToken | null {
  const pass = tokenToPass(readCookie(request, "giliran", secure) ?? "")
  return pass && isRunning(pass, now) ? pass : null
}

/**
 * Whether a request comes from somebody with a turn, and goes before those who wait for one. Asked before it is known
 * whether it came by HTTPS, so the cookie may have either name. A turn has so many requests: for the form, all that it
 * loads, and what is sent; a program that floods with one waits like everybody.
 */
export function turnsGoFirst(now: () => Date): (request: IncomingMessage) => boolean {
  const budget = tokenBuckets({ burst: 100, perSecond: 5, most: 20_000 })
  return (request) => {
    const pass = runningPass(request, now(), true) ?? runningPass(request, now(), false)
    return pass !== null && budget.tryTake(String(pass.passId), now().getTime())
  }
}

/** A ticket whose one pass was not had and lost already. */
export function isWaiting({ ticket, pass }: Visitor): boolean {
  return ticket !== null && !(pass?.lineId === ticket.lineId && pass.number === ticket.number)
}

export function clearInvalidCookies({ request }: Visit, { invalidCookies }: Visitor): string[] {
  return invalidCookies.map((base) => clearedCookie(request, base))
}
