import { formatNumber } from "#lib/kernel/wib.ts"
import { placeInDraw } from "./proof/place-in-draw.ts"

interface PublishedDraw {
  issued: number
  /** Null until the draw was held. */
  size: number | null
  seed: string | null
}

const answer = document.querySelector<HTMLElement>("[data-draw]")
const form = document.querySelector("form")

/** Computes the place of a number from what is published on this page, without asking the portal. */
async function show(typed: string, line: string): Promise<void> {
  if (!answer) return
  const draws: Record<string, PublishedDraw> = JSON.parse(answer.dataset.draw ?? "{}")
  const words = JSON.parse(find("[data-words]")?.dataset.words ?? "{}")
  const digits = typed.replace(/[.\s]/g, "")
  const number = Number(digits)
  const draw = draws[line]
  tell("", "")
  if (!/^[1-9]\d{0,8}$/.test(digits)) return tell("invalid", "")
  if (!draw || number > draw.issued) return tell("unknown", "")
  const { seed, size } = draw
  if (seed === null || size === null) return tell("not_drawn", "")

  const working = find("[data-working]")
  if (working) working.hidden = false
  const place = number > size ? number : await placeInDraw(seed, size, number)
  if (working) working.hidden = true
  write("[data-out=number]", formatNumber(number))
  write("[data-out=place]", formatNumber(place))
  write(
    "[data-computed]",
    number > size ? words.after : words.computed.replace("{entrants}", formatNumber(size)),
  )
  const computed = find("[data-computed]")
  if (computed) computed.hidden = false
  tell("", String(place))
}

function tell(problem: string, position: string): void {
  if (answer) Object.assign(answer.dataset, { problem, position })
}

function find(selector: string): HTMLElement | null {
  return answer?.querySelector<HTMLElement>(selector) ?? null
}

function write(selector: string, text: string): void {
  const place = find(selector)
  if (place) place.textContent = text
}

form?.addEventListener("submit", (event) => {
  const { value } = event.submitter as HTMLButtonElement
  const field = form.elements.namedItem("nomor")
  event.preventDefault()
  if (field instanceof HTMLInputElement) show(field.value, value)
})

// The portal has answered already: the page says whether it comes to the same.
const { number = "", audience = "" } = answer?.dataset ?? {}
if (number) show(number, audience)
