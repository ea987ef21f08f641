import { ofThisCampaign } from "#browser/campaign.ts"
import { locale } from "#browser/locale.ts"
import { setText } from "#browser/show.ts"
import { openTemplate } from "#browser/template.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import type { Word } from "#lib/kernel/page-contract.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import { queryNames, routes } from "#lib/kernel/routes.ts"
import { fillSentence } from "#lib/kernel/sentence.ts"
import type { drawPage } from "#lib/waiting-room/page.ts"
import type { LineStatus, WaitingStatus } from "#lib/waiting-room/types.ts"
import { commitmentOf, placeInDraw } from "./proof/place-in-draw.ts"

type Published = Pick<LineStatus, "issued" | "lobbySize" | "draw">

const root = document.querySelector<HTMLElement>("[data-draw]")
const answer = root && openTemplate<typeof drawPage>(root)
const form = document.querySelector("form")

/** Computes the place of a number from what is published and shows it: nobody has to believe the portal. */
async function show(typed: string, line: string): Promise<void> {
  if (!answer) return
  const words = JSON.parse(find("[data-words]")?.dataset.words ?? "{}")
  const digits = plainText(typed).replace(/[. ]/g, "")
  const number = Number(digits)
  answer.data.problem = ""
  answer.write("position", "")
  if (!/^[1-9]\d{0,8}$/.test(digits)) return tell("invalid")
  const published = await draws()
  const known = published[line]
  if (!known || number > known.issued) return tell("unknown")
  const { lobbySize: size, draw } = known
  if (draw.seed === null || size === null) return tell("not_drawn")

  const working = find("[data-working]")
  if (working) working.hidden = false
  const place = number > size ? number : await placeInDraw(draw.seed, size, number)
  if (working) working.hidden = true
  answer.write("number", formatNumber(number, locale))
  answer.write("position", formatNumber(place, locale))
  const proven = commitmentOf(draw.seed) === draw.commitment ? words.computed : words.broken
  const computed = find("[data-computed]")
  setText(
    computed,
    number > size ? words.after : fillSentence(proven, { entrants: formatNumber(size, locale) }),
  )
  if (computed) computed.hidden = false
}

/** Returns the draws as published now; those that came with the page while the portal cannot be reached. */
async function draws(): Promise<Record<string, Published>> {
  try {
    const status = await fetch(ofThisCampaign(routes.lineStatus))
    if (status.ok) return ((await status.json()) as WaitingStatus).lines
  } catch {
    // No network: those of the page are as good.
  }
  return JSON.parse(root?.dataset.draw ?? "{}")
}

function tell(problem: Word<typeof drawPage, "problem">): void {
  if (answer) answer.data.problem = problem
}

function find(selector: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(selector) ?? null
}

form?.addEventListener("submit", (event) => {
  const { value } = event.submitter as HTMLButtonElement
  const field = form.elements.namedItem(queryNames.number)
  event.preventDefault()
  if (field instanceof HTMLInputElement) show(field.value, value)
})

// The portal has answered for a number of the address; the page computes it too.
if (answer?.data.number) show(answer.data.number, answer.data.audience)
