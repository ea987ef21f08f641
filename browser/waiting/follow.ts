import { routes } from "#lib/kernel/routes.ts"
import { ticketState } from "#lib/waiting-room/rules/page-state.ts"
import { nextPollSeconds } from "#lib/waiting-room/rules/poll-interval.ts"
import type { LineStatus, WaitingStatus } from "#lib/waiting-room/types.ts"
import type { ServerClock } from "../clock.ts"
import { placeInDraw } from "../proof/place-in-draw.ts"
import { ask, isTrouble, secondsToRetry } from "./fetch-json.ts"
import type { Page } from "./page.ts"
import { showTicket } from "./queue-number.ts"
import { showStatus } from "./show-status.ts"

type Answer =
  | { kind: "entered" | "no_ticket" | "pass_over"; to: string }
  | { kind: "waiting"; position: number | null }
  | { kind: "no_free_seat"; position: number }
  | { kind: "not_open" }

export interface Following {
  /** Asks now, whatever was planned. */
  look(): void
  /** Shows a status that came with another answer, and plans the next question by it. */
  take(status: WaitingStatus): Promise<void>
  /** Takes the turn. */
  enter(): Promise<void>
}

/** Somebody whose turn has come asks again so soon while every seat is promised. */
const TURN_SECONDS = 3

/**
 * Keeps the page true: asks for the status as often as the rules say, writes it in, and takes the turn when it comes
 * and the page is being looked at. `isBusy`: something is under way that must not be disturbed.
 */
export function follow(page: Page, clock: ServerClock, isBusy: () => boolean): Following {
  const { data } = page
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isEntering = false
  let failures = 0

  const known = () => (data.position ? Number(data.position) : null)

  function plan(seconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(look, seconds * 1_000)
  }

  async function look(): Promise<void> {
    if (isAsking) return
    isAsking = true
    const status = await ask<WaitingStatus>(routes.lineStatus)
    isAsking = false
    if (isTrouble(status)) {
      // A portal that is busy for a moment is no news.
      if (data.view === "ticket" && (status.kind === "lost" || failures > 1)) data.problem = "lost"
      return plan(secondsToRetry(status, ++failures))
    }
    await take(status)
  }

  async function take(status: WaitingStatus): Promise<void> {
    failures = 0
    clock.tell(status.asOf)
    const isOther = showStatus(page, status)
    const isVisitor = data.view === "visitor" || data.view === "over"
    if (isVisitor && isOther && !isBusy()) return location.reload()

    await settle(status, status.lines[data.audience || "resident"])
  }

  async function settle(status: WaitingStatus, line: LineStatus): Promise<void> {
    const { lobbySize, draw } = line
    const isTicket = data.view === "ticket"
    // At once: finding the place in the draw takes a slow phone some seconds.
    if (isTicket && known() === null) data.state = ticketState(line.phase, false)
    if (isTicket && known() === null && lobbySize !== null && draw.seed !== null) {
      // Computed here: nobody has to be believed, and a hundred thousand do not ask in the same moment.
      const number = Number(data.number)
      data.position = String(number > lobbySize ? number : await placeInDraw(draw.seed, lobbySize, number))
    }
    plan(secondsToNext(status, line))
    if (!isTicket) return
    showTicket(page, line, known())
    const isTurn = data.state === "turn"
    if (!isTurn && data.problem === "no_free_seat") data.problem = ""
    // Not behind the back of somebody who is away: the minutes of the turn would run out unseen.
    if (isTurn && !document.hidden) await enter()
  }

  function secondsToNext(status: WaitingStatus, line: LineStatus): number {
    const until = (moment: string) => (Date.parse(moment) - clock.now()) / 1_000
    const seconds = nextPollSeconds(line, known(), until(status.opensAt), Math.random())
    const toLobby = until(status.lobbyOpensAt)
    return line.phase === "not_open" && toLobby > 0
      ? Math.min(seconds, toLobby + 1 + 5 * Math.random())
      : seconds
  }

  async function enter(): Promise<void> {
    if (isEntering) return
    isEntering = true
    const answer = await ask<Answer>(routes.enter, {})
    isEntering = false
    switch (answer.kind) {
      case "entered":
      case "no_ticket":
      case "pass_over":
        return location.assign(answer.to)
      case "no_free_seat":
        data.problem = answer.kind
        return plan(TURN_SECONDS * (1 + Math.random()))
      case "waiting":
        // Null in the moment in which the portal computes the draw, too.
        if (answer.position !== null) data.position = String(answer.position)
        return plan(1)
      case "not_open":
        return plan(1)
      case "busy":
      case "lost":
        return plan(secondsToRetry(answer, ++failures))
      default:
        return answer satisfies never
    }
  }

  return { look, take, enter }
}
