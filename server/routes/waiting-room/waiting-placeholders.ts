import { formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { honouredUntil, isRunning } from "#lib/waiting-room/rules/passes.ts"
import { nextPollSeconds } from "#lib/waiting-room/rules/poll-interval.ts"
import { estimateMinutes, peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { LineAudience, PassToken, QueueNumber, SlowLaneToken } from "#lib/waiting-room/types.ts"
import { quota } from "#messages/id/quota.ts"
import { isWaiting, type Visitor } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

export type PageView = "visitor" | "slow" | "ticket" | "pass" | "over"

/** Holes by their names. Numbers, times and words of this portal only: nothing that a visitor typed. */
export type PlaceholderValues = Record<string, string>

/** Who has to read, choose or press something is not disturbed while at it. In seconds. */
const CALM_REFRESH = 60

/** Which part of the waiting page this visitor sees. */
function viewOf(visitor: Visitor, problem: string, now: Date): PageView {
  const { ticket, pass, slow } = visitor
  if (pass && isRunning(pass, now)) return "pass"
  if (ticket && isWaiting(visitor)) return "ticket"
  if (slow) return "slow"
  const isOver = pass !== null && pass.used < pass.seats && now >= honouredUntil(pass.expiresAt)
  return isOver || problem === "pass_over" ? "over" : "visitor"
}

/** What is filled into the waiting page. `asked`: the line that a visitor without a place looks at. */
export function pageHoles(
  visitor: Visitor,
  snapshot: PublishedSnapshot | undefined,
  { asked, problem, now, locale }: { asked: LineAudience; problem: string; now: Date; locale: Locale },
): PlaceholderValues {
  const view = viewOf(visitor, problem, now)
  const { ticket, pass, slow } = visitor
  const common = { view, problem, refresh: String(CALM_REFRESH) }
  if (view === "pass" && pass)
    return { ...common, ...aboutLine(snapshot, pass.audience, locale), ...aboutPass(pass, locale) }
  if (view === "ticket" && ticket) {
    return {
      ...common,
      ...aboutLine(snapshot, ticket.audience, locale),
      ...aboutTicket(ticket, snapshot, now, locale),
    }
  }
  if (view === "slow" && slow)
    return { ...common, ...aboutLine(snapshot, slow.audience, locale), ...aboutSlow(slow, now) }
  return { ...common, ...aboutLine(snapshot, asked, locale) }
}

function aboutLine(
  snapshot: PublishedSnapshot | undefined,
  audience: LineAudience,
  locale: Locale,
): PlaceholderValues {
  const left = snapshot ? formatNumber(snapshot.status.lines[audience].placesLeft, locale) : ""
  return { audience, audience_name: quota.audiences[audience], places_left: left }
}

function aboutPass({ number, seats, expiresAt }: PassToken, locale: Locale): PlaceholderValues {
  return { ...numberAndSeats(number, seats, locale), expires: formatTime(expiresAt, locale) }
}

function aboutSlow({ seats, notBefore }: SlowLaneToken, now: Date): PlaceholderValues {
  const seconds = Math.max(1, Math.ceil((notBefore.getTime() - now.getTime()) / 1_000))
  return { seats: String(seats), slow_seconds: String(seconds), refresh: String(seconds) }
}

function aboutTicket(
  ticket: QueueNumber,
  snapshot: PublishedSnapshot | undefined,
  now: Date,
  locale: Locale,
): PlaceholderValues {
  const { number, seats, audience } = ticket
  const own = numberAndSeats(number, seats, locale)
  if (!snapshot) return own
  const line = snapshot.status.lines[audience]
  const position = snapshot.positionOf(ticket)
  const toOpening = (Date.parse(snapshot.status.opensAt) - now.getTime()) / 1_000
  const refresh = String(Math.ceil(nextPollSeconds(line, position, toOpening, Math.random())))
  if (position === null) return { ...own, refresh }

  const isTurn = position <= line.serving
  const ahead = peopleAhead(position, line.serving)
  const minutes = isTurn ? null : estimateMinutes(ahead, line.perMinute)
  return {
    ...own,
    refresh: isTurn && line.phase === "open" ? String(CALM_REFRESH) : refresh,
    position: String(position),
    position_text: formatNumber(position, locale),
    ahead: formatNumber(ahead, locale),
    minutes: minutes === null ? "" : formatNumber(minutes, locale),
    turn: isTurn ? "yes" : "",
    prospect: prospectOf(ahead, line),
  }
}

function numberAndSeats(number: number, seats: number, locale: Locale): PlaceholderValues {
  return { number: String(number), number_text: formatNumber(number, locale), seats: String(seats) }
}
