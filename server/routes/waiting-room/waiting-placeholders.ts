import { formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { Filling } from "#lib/kernel/page-contract.ts"
import type { WaitingProblem, WaitingView, waitingPage } from "#lib/waiting-room/page.ts"
import { queueNumberState } from "#lib/waiting-room/rules/page-state.ts"
import { honouredUntil, isRunning } from "#lib/waiting-room/rules/passes.ts"
import { nextPollSeconds } from "#lib/waiting-room/rules/poll-interval.ts"
import { estimateMinutes, peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { LineAudience, QueueNumber } from "#lib/waiting-room/types.ts"
import { isWaiting, type Visitor } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** Time after which the page loads anew under people who have to read, choose or press something, in seconds. */
const UNHURRIED_REFRESH = 60

interface Shown {
  /** The line that a visitor without a place looks at. */
  asked: LineAudience
  problem: WaitingProblem | undefined
  /** A proof of work to begin with, as text; none where no number can be had. */
  challenge: string | undefined
  now: Date
  locale: Locale
}

/** Returns what is filled into the waiting page for this visitor. */
export function waitingPlaceholders(
  visitor: Visitor,
  snapshot: PublishedSnapshot | undefined,
  { asked, problem, challenge, now, locale }: Shown,
): Filling<typeof waitingPage> {
  const view = viewOf(visitor, problem, now)
  const queueNumber = view === "queue_number" ? visitor.queueNumber : null
  const pass = view === "pass" ? visitor.pass : null
  const slow = view === "slow" ? visitor.slow : null
  const numbered = queueNumber ?? pass
  const standing = queueNumber && snapshot ? standingOf(queueNumber, snapshot, now) : undefined
  const slowSeconds = slow && Math.max(1, Math.ceil((slow.notBefore.getTime() - now.getTime()) / 1_000))

  const audience = (numbered ?? slow)?.audience ?? asked
  const line = snapshot?.status.lines[audience]
  const text = (value: number | null | undefined) => value?.toString()
  const figure = (value: number | null | undefined) =>
    typeof value === "number" ? formatNumber(value, locale) : undefined
  return {
    view,
    // Without a snapshot nobody knows more than that the number waits.
    state: queueNumber ? (standing?.state ?? "waiting") : undefined,
    audience,
    prospect: standing?.prospect,
    problem,
    number: text(numbered?.number),
    numberText: figure(numbered?.number),
    seats: text((numbered ?? slow)?.seats),
    position: text(standing?.position),
    positionText: figure(standing?.position),
    ahead: figure(standing?.ahead),
    minutes: figure(standing?.minutes),
    placesLeft: figure(line?.placesLeft),
    expires: pass ? formatTime(pass.expiresAt, locale) : undefined,
    slowSeconds: text(slowSeconds),
    refresh: String(slowSeconds ?? standing?.refresh ?? UNHURRIED_REFRESH),
    challenge,
  }
}

/** Returns which part of the waiting page this visitor sees. */
function viewOf(visitor: Visitor, problem: WaitingProblem | undefined, now: Date): WaitingView {
  const { queueNumber, pass, slow } = visitor
  if (pass && isRunning(pass, now)) return "pass"
  if (queueNumber && isWaiting(visitor)) return "queue_number"
  if (slow) return "slow"
  const isOver = pass !== null && pass.used < pass.seats && now >= honouredUntil(pass.expiresAt)
  return isOver || problem === "pass_over" ? "over" : "visitor"
}

/** Returns how a number stands in its line. Without a position, before the draw, nothing can be counted. */
function standingOf(queueNumber: QueueNumber, { status, positionOf }: PublishedSnapshot, now: Date) {
  const line = status.lines[queueNumber.audience]
  const position = positionOf(queueNumber)
  const isTurn = position !== null && position <= line.serving
  const ahead = position === null ? undefined : peopleAhead(position, line.serving)
  const secondsToOpening = (Date.parse(status.opensAt) - now.getTime()) / 1_000
  const state = queueNumberState(line.phase, isTurn)
  return {
    state,
    position,
    ahead,
    minutes: ahead === undefined || isTurn ? undefined : estimateMinutes(ahead, line.perMinute),
    prospect: ahead === undefined ? undefined : prospectOf(ahead, line),
    refresh:
      state === "turn"
        ? UNHURRIED_REFRESH
        : Math.ceil(nextPollSeconds(line, position, secondsToOpening, Math.random())),
  }
}
