import { locale } from "#browser/locale.ts"
import { setText } from "#browser/show.ts"
import { lineText } from "#components/waiting-room/line-words.ts"
import { formatClock } from "#lib/kernel/format.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import { visitorState } from "#lib/waiting-room/rules/page-state.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import type { Page } from "./page.ts"

/** Writes into the page what a status says of the lines. Returns whether people without a number would now see another page. */
export function showStatus({ root, data, words }: Page, status: WaitingStatus): boolean {
  for (const [audience, line] of Object.entries(status.lines)) {
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
  return visitorState(status) !== root.dataset.visitorState
}
