import { ofThisCampaign } from "#browser/campaign.ts"
import { locale } from "#browser/locale.ts"
import { hide, setText } from "#browser/show.ts"
import { ask, isTrouble } from "#browser/waiting/fetch-json.ts"
import type { TurnWords } from "#components/registration/script-words.ts"
import { readTurn, turnPhase } from "#components/registration/turn.ts"
import { formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { RegistrationTexts } from "#lib/registration/page.ts"

const EVERY_MS = 500

type Extension = { kind: "extended" | "already_extended"; expiresAt: string } | { kind: "pass_over" }

/**
 * Counts the turn down, warns before its end and asks for its one extension. `age`: milliseconds since the server sent
 * the bar. Returns a function that stops it.
 */
export function runTurnBar(bar: HTMLElement, age: number, words: TurnWords): () => void {
  const data: Partial<RegistrationTexts> = bar.dataset
  const turn = readTurn(data)
  if (!turn) return () => {}
  // The clock of the phone may be wrong by hours, so what counts is how far that of the server is ahead of it. It goes on
  // while the phone sleeps, which the timer of the page does not.
  const serverAhead = Date.parse(data.now ?? "") + age - Date.now()
  const part = (name: string) => bar.querySelector<HTMLElement>(`[data-${name}]`)
  const [left, button] = [part("left"), part("extend")]
  const say = (text: string) => setText(part("spoken"), text)
  const buttonText = button?.textContent ?? ""
  let isAsking = false

  const tick = () => {
    const now = Date.now() + serverAhead
    const phase = turnPhase(turn, now)
    setText(left, leftText(turn.expiresAt - now, words))
    if (button) button.hidden = phase !== "ending" || turn.extended
    hide(bar, "[data-running]", phase === "over")
    hide(bar, "[data-over]", phase !== "over")
    if (phase === bar.dataset.turn) return
    bar.dataset.turn = phase
    // Said once, politely: people who are typing stay in their field.
    if (phase === "ending") say(turn.extended ? words.endingForGood : words.ending)
    if (phase === "over") say(words.over)
  }
  const extend = async () => {
    if (isAsking) return
    isAsking = true
    setText(button, words.extending)
    const answer = await ask<Extension>(ofThisCampaign(routes.extendPass), {})
    isAsking = false
    setText(button, buttonText)
    if (isTrouble(answer)) return say(words.extendFailed)
    if (answer.kind === "pass_over") turn.expiresAt = 0
    else {
      turn.extended = true
      turn.expiresAt = Date.parse(answer.expiresAt)
      const time = formatTime(new Date(turn.expiresAt), locale)
      setText(part("until"), fillSentence(words.until, { time }))
      say(fillSentence(words.extended, { time }))
    }
    tick()
  }

  part("fill-in")?.remove()
  if (left) left.hidden = false
  hide(bar, "[data-seat]", data.seats === "1")
  button?.addEventListener("click", extend)
  const timer = setInterval(tick, EVERY_MS)
  tick()
  return () => clearInterval(timer)
}

/** "8 menit 20 detik lagi" */
function leftText(ms: number, words: TurnWords): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return fillSentence(seconds >= 60 ? words.left : words.leftSeconds, {
    minutes: String(Math.floor(seconds / 60)),
    seconds: String(seconds % 60),
  })
}
