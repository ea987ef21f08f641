import type { IncomingMessage } from "node:http"
import type { CookieBase } from "#lib/waiting-room/rules.ts"
import { isRunning } from "#lib/waiting-room/rules.ts"
import { tokenToPass, tokenToSlowLane, tokenToTicket } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueTicket, SlowLaneToken } from "#lib/waiting-room/types.ts"
import { clearedCookie, readCookie } from "./cookies.ts"
import type { Visit } from "./room.ts"
import type { Snapshot } from "./status-board.ts"

/** What a visitor's cookies say, as far as this portal wrote them for the campaign that runs. */
export interface Visitor {
  readonly ticket: QueueTicket | null
  readonly pass: PassToken | null
  readonly slow: SlowLaneToken | null
  /** Cookies that are forged, altered or of another campaign: to be cleared. */
  readonly spoilt: readonly CookieBase[]
}

/** Without a board (the database was away since the start) the signature alone decides. */
export function visitorOf({ request }: Visit, board: Snapshot | undefined): Visitor {
  const spoilt: CookieBase[] = []
  const read = <T>(base: CookieBase, parse: (token: string) => T | null, isOurs: (value: T) => boolean) => {
    const token = readCookie(request, base)
    if (token === undefined || token === "") return null
    const value = parse(token)
    if (value !== null && isOurs(value)) return value
    spoilt.push(base)
    return null
  }
  const ofLine = ({ lineId, audience }: Pick<QueueTicket, "lineId" | "audience">) =>
    board === undefined || board.lines[audience].id === lineId
  return {
    ticket: read("antrean", tokenToTicket, ofLine),
    pass: read("giliran", tokenToPass, ofLine),
    slow: read("jalur_lambat", tokenToSlowLane, (slow) => !board || slow.campaignId === board.campaignId),
    spoilt,
  }
}

/** The pass of a request, if it may still register. Its row has the last word. */
export function runningPass(request: IncomingMessage, now: Date): PassToken | null {
  const pass = tokenToPass(readCookie(request, "giliran") ?? "")
  return pass && isRunning(pass, now) ? pass : null
}

/** A ticket whose one pass was not had and lost already. */
export function isWaiting({ ticket, pass }: Visitor): boolean {
  return ticket !== null && !(pass?.lineId === ticket.lineId && pass.number === ticket.number)
}

export function clearSpoilt({ request }: Visit, { spoilt }: Visitor): string[] {
  return spoilt.map((base) => clearedCookie(request, base))
}
