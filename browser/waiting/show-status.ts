import { locale } from "#browser/locale.ts"
import { lineText } from "#components/waiting-room/line-words.ts"
import { audiences } from "#components/waiting-room/states.ts"
import { visitorState } from "#components/waiting-room/visitor-state.ts"
import { formatClock } from "#lib/kernel/format.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { type Page, setText } from "./page.ts"

/** Writes into the page what a status says to everybody. Tells whether a visitor would now see another page. */
export function showToEverybody({ root, data, words }: Page, status: WaitingStatus): boolean {
  for (const audience of audiences) {
    const line = status.lines[audience]
    data[audience] = line.phase
    setText(root.querySelector(`[data-line=${audience}]`), lineText(line, words.line, locale))
    for (const place of root.querySelectorAll<HTMLElement>(`[data-announcement=${audience}]`)) {
      setText(place.querySelector("[data-text]"), line.announcement?.text ?? "")
      place.hidden = line.announcement === null
    }
  }
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-as-of]")) {
    time.dateTime = status.asOf
    setText(time, fillSentence(time.dataset.asOf ?? "", { time: formatClock(new Date(status.asOf), locale) }))
  }
  if (data.problem === "lost") data.problem = ""
  return visitorState(status) !== data.antre
}
