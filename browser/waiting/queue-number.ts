import { locale } from "#browser/locale.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import { queueNumberState } from "#lib/waiting-room/rules/page-state.ts"
import { estimateMinutes, peopleAhead, prospectOf } from "#lib/waiting-room/rules/prospect.ts"
import type { LineStatus } from "#lib/waiting-room/types.ts"
import type { Page } from "./page.ts"
import { showProgress } from "./progress.ts"

const pageTitle = document.title
let said = ""

/** Writes into the page where the number stands, and has news read out. `position` is null before the draw. */
export function showQueueNumber(page: Page, line: LineStatus, position: number | null): void {
  const { data, words } = page
  const isTurn = position !== null && position <= line.serving
  const ahead = position === null ? null : peopleAhead(position, line.serving)
  const minutes = ahead === null || isTurn ? null : estimateMinutes(ahead, line.perMinute)
  const state = queueNumberState(line.phase, isTurn)
  const wasTurn = data.state === "turn"
  data.position = position === null ? "" : String(position)
  data.state = state
  data.prospect = ahead === null ? "yes" : prospectOf(ahead, line)
  page.write("minutes", minutes === null ? "" : formatNumber(minutes, locale))
  page.write("ahead", ahead === null ? "–" : formatNumber(ahead, locale))
  page.write("positionText", position === null ? "–" : formatNumber(position, locale))
  page.write("placesLeft", formatNumber(line.placesLeft, locale))

  if (ahead !== null) showProgress(page, ahead)
  document.title =
    state === "turn"
      ? fillSentence(words.turn, { page: pageTitle })
      : state === "waiting" && ahead !== null
        ? fillSentence(words.ahead, { ahead: formatNumber(ahead, locale), page: pageTitle })
        : pageTitle
  if (state === "turn" && !wasTurn) nudge()
  speak(page, `${state} ${data.prospect} ${rough(minutes)}`)
}

/** Vibrates. Browsers refuse it, with a warning, before the page was touched. */
function nudge(): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200])
}

/** Rounds the minutes up to a few steps, so that not every new number is read out. */
function rough(minutes: number | null): string {
  return String([1, 2, 5, 10, 20, 40, 80].find((step) => minutes !== null && minutes <= step))
}

function speak(page: Page, key: string): void {
  const isKnown = key === said || (said === "" && page.wasRead)
  said = key
  if (isKnown) return
  const told = [...page.root.querySelectorAll<HTMLElement>("[data-when-state=waiting] p")]
  const standing = told.filter((part) => part.offsetParent !== null).map((part) => part.textContent)
  page.say(page.heading()?.textContent ?? "", ...standing)
}
