import { nextPollSeconds } from "#lib/waiting-room/rules/poll-interval.ts"
import { peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { textOf } from "../http/unpack.ts"
import { type Crowd, cookieIn } from "./crowd.ts"
import { fillIn } from "./filling-in.ts"
import { isSoldOut, positionOf } from "./line-status.ts"
import { joinList } from "./listing.ts"
import { chance } from "./traits.ts"

/** Half of those who are told that there is no hope go home; the others see it through. */
const GIVES_UP = 0.5
/** A leaver leaves at one of the first polls. */
const LEAVES_NOW = 0.3
/** After "no seat is free this moment". */
const TRIES_AGAIN_MS = 3_000

/** From the status on that came with the number. */
export function startWaiting(crowd: Crowd, index: number, status: WaitingStatus): void | Promise<void> {
  crowd.tally.waiting++
  return take(crowd, index, status)
}

function stopWaiting(crowd: Crowd): void {
  crowd.tally.waiting--
}

/** One poll of a waiting resident, as the page's script does it. */
export async function poll(crowd: Crowd, index: number): Promise<void> {
  if (crowd.stopped) return
  const answer = await crowd.once("status", crowd.get("/antre/status", "json", index, ""))
  if (answer?.status !== 200) return crowd.wheel.wakeAfter(5_000 + 5_000 * Math.random(), index)

  return take(crowd, index, crowd.board.read(answer))
}

function take(crowd: Crowd, index: number, status: WaitingStatus): void | Promise<void> {
  const { audience, leaves } = crowd.traits(index)
  const line = status.lines[audience]
  if (isSoldOut(status, audience)) {
    stopWaiting(crowd)
    const wantsList = chance(index, 9) < GIVES_UP && chance(index, 10) < crowd.plan.listing
    if (wantsList && crowd.plan.onlyWaitMs === undefined) return joinList(crowd, index)
    return crowd.end("told_full")
  }
  if (leaves && crowd.plan.onlyWaitMs === undefined && Math.random() < LEAVES_NOW) return leave(crowd, index)

  const place = positionOf(crowd.numbers[index] ?? 0, line)
  if (place !== null && line.phase === "open") {
    if (place <= line.serving) return enter(crowd, index, place)
    const prospect = prospectOf(peopleAhead(place, line.serving), line)
    if (prospect !== "yes" && chance(index, 9) < GIVES_UP) {
      const wantsList = chance(index, 10) < crowd.plan.listing
      if (!wantsList || prospect === "no_list") stopWaiting(crowd)
      if (!wantsList) return crowd.end("told_hopeless")
      if (prospect === "no_list") return joinList(crowd, index)
    }
  }
  const toOpening = (Date.parse(status.opensAt) - Date.now()) / 1_000
  crowd.wheel.wakeAfter(nextPollSeconds(line, place, toOpening, Math.random()) * 1_000, index)
}

/** Half of them say so, the others just close the page. */
async function leave(crowd: Crowd, index: number): Promise<void> {
  stopWaiting(crowd)
  if (index % 2 === 0) await crowd.once("enter", crowd.postJson("/antre/keluar", {}, index))
  crowd.end("left")
}

async function enter(crowd: Crowd, index: number, place: number): Promise<void> {
  const answer = await crowd.once("enter", crowd.postJson("/antre/masuk", {}, index))
  if (!answer || answer.status >= 500) return crowd.wheel.wakeAfter(TRIES_AGAIN_MS, index)
  const told = JSON.parse(textOf(answer)) as { kind: string; position?: number | null }
  // Null in the moment in which the portal computes the draw.
  if (typeof told.position === "number" && told.position !== place)
    crowd.tally.problem("another place in the draw")
  switch (told.kind) {
    case "entered":
      stopWaiting(crowd)
      return fillIn(crowd, index, cookieIn(answer, "giliran") ?? "")
    case "no_free_seat":
    case "waiting":
    case "not_open":
      crowd.tally.count(`enter_${told.kind}`)
      return crowd.wheel.wakeAfter(TRIES_AGAIN_MS * (1 + Math.random()), index)
    default:
      crowd.httpError(`enter ${answer.status} ${told.kind}`)
      stopWaiting(crowd)
      crowd.end("stranded")
  }
}
