import { ofThisCampaign } from "#browser/campaign.ts"
import { locale } from "#browser/locale.ts"
import { setText } from "#browser/show.ts"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import type { ScriptWords } from "#components/registration/script-words.ts"
import {
  asResidency,
  type ChoosableSession,
  type Days,
  isClosedTo,
  type Residency,
  type ResidencyNotice,
  residencyNotices,
} from "#components/registration/session-choices.ts"
import { placesText, type SessionWords } from "#components/registration/session-words.ts"
import { formatClock, formatNumber } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"

const EVERY_MS = 20_000

/**
 * Keeps the hours of the form, and what is said about places, in step with the residency chosen and, while the form is
 * being looked at, with the server. Returns a function that stops it.
 */
export function followHours(form: HTMLFormElement, words: ScriptWords): () => void {
  let days = JSON.parse(form.dataset.days ?? "[]") as Days
  const show = () => {
    const residency = asResidency(new FormData(form).get("residency")?.toString())
    for (const { sessions } of days) {
      for (const session of sessions) showHour(form, session, residency, words.session)
    }
    showNotices(form, days)
  }
  const renew = async () => {
    if (document.hidden) return
    // Nobody answers on a bad network: the numbers stay, with their time.
    const answer = await fetch(ofThisCampaign(routes.quotaFigures)).catch(() => null)
    if (!answer?.ok) return
    const places = (await answer.json()) as PublishedPlaces
    days = places.days
    setText(
      form.querySelector("[data-hours-note]"),
      fillSentence(words.hoursNote, { time: formatClock(new Date(places.asOf), locale) }),
    )
    show()
  }
  form.addEventListener("change", show)
  const timer = setInterval(renew, EVERY_MS)
  show()
  return () => clearInterval(timer)
}

function showHour(
  form: HTMLFormElement,
  session: ChoosableSession,
  residency: Residency | null,
  words: SessionWords,
): void {
  const option = form.querySelector<HTMLInputElement>(`[name=sessionId][value="${session.sessionId}"]`)
  const card = option?.closest("label")
  if (!option || !card) return
  option.disabled = isClosedTo(session, residency, option.checked)
  if (option.disabled) card.dataset.disabled = "true"
  else delete card.dataset.disabled
  setText(card.querySelector("[data-places-left]"), placesText(session, residency, words, locale))
}

function showNotices(form: HTMLFormElement, days: Days): void {
  const { notices, held } = residencyNotices(days)
  for (const notice of form.querySelectorAll<HTMLElement>("[data-notice]")) {
    notice.hidden = !notices.includes(notice.dataset.notice as ResidencyNotice)
  }
  for (const text of form.querySelectorAll<HTMLElement>("[data-held]")) {
    setText(text, fillSentence(text.dataset.held ?? "", { held: formatNumber(held, locale) }))
  }
}
