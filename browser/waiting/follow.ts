import { asThisAddress, ofThisCampaign } from "#browser/campaign.ts"
import { routes } from "#lib/kernel/routes.ts"
import { queueNumberState } from "#lib/waiting-room/rules/page-state.ts"
import { nextPollSeconds } from "#lib/waiting-room/rules/poll-interval.ts"
import type { LineStatus, WaitingStatus } from "#lib/waiting-room/types.ts"
import type { ServerClock } from "../clock.ts"
import { placeInDraw } from "../proof/place-in-draw.ts"
import { ask, isTrouble, secondsToRetry } from "./fetch-json.ts"
import type { Page } from "./page.ts"
import { showQueueNumber } from "./queue-number.ts"
import { showStatus } from "./show-status.ts"

type Answer =
  | { kind: "entered" | "no_ticket" | "pass_over"; to: string }
  | { kind: "waiting"; position: number | null }
  | { kind: "no_free_seat"; position: number }
  | { kind: "not_open" }

export interface Following {
  /** Asks for the status now instead of when it was planned. */
  look(): void
  /** Shows a status that came with another answer, and plans by it when to ask next. */
  take(status: WaitingStatus): Promise<void>
  /** Asks for the pass of a turn. */
  enter(): Promise<void>
}

/** When a turn has come but every seat is promised, the page asks again after this time, in seconds. */
const TURN_SECONDS = 3

/**
 * Keeps the page up to date: asks for the status as often as `nextPollSeconds` says, writes it in, and asks for the pass
 * when the turn has come and the page is visible. `isBusy`: whether a number is being asked for.
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
    const status = await ask<WaitingStatus>(ofThisCampaign(routes.lineStatus))
    isAsking = false
    if (isTrouble(status)) {
      // Told only when it lasts: a portal may be busy for a moment.
      if (data.view === "queue_number" && (status.kind === "lost" || failures > 1)) data.problem = "lost"
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
    const hasNumber = data.view === "queue_number"
    // At once: finding the place in the draw takes a slow phone some seconds.
    if (hasNumber && known() === null) data.state = queueNumberState(line.phase, false)
    if (hasNumber && known() === null && lobbySize !== null && draw.seed !== null) {
      // Computed here: nobody has to believe the portal, and 100,000 phones do not ask it in the same moment.
      const number = Number(data.number)
      data.position = String(number > lobbySize ? number : await placeInDraw(draw.seed, lobbySize, number))
    }
    plan(secondsToNext(status, line))
    if (!hasNumber) return
    showQueueNumber(page, line, known())
    const isTurn = data.state === "turn"
    if (!isTurn && data.problem === "no_free_seat") data.problem = ""
    // Only while the page is visible: the minutes of a pass would run out unseen.
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
    const answer = await ask<Answer>(ofThisCampaign(routes.enter), {})
    isEntering = false
    switch (answer.kind) {
      case "entered":
      case "no_ticket":
      case "pass_over":
        return location.assign(asThisAddress(answer.to))
      case "no_free_seat":
        data.problem = answer.kind
        return plan(TURN_SECONDS * (1 + Math.random()))
      case "waiting":
        // Null before the draw.
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
