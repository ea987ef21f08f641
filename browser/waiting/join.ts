import { ofThisCampaign } from "#browser/campaign.ts"
import { locale } from "#browser/locale.ts"
import { hide, setText } from "#browser/show.ts"
import { untilOnlineOr } from "#components/form/until-online-or.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { WaitingProblem } from "#lib/waiting-room/page.ts"
import { type ProofChallenge, textToChallenge } from "#lib/waiting-room/rules/challenge-text.ts"
import { queueNumberState } from "#lib/waiting-room/rules/page-state.ts"
import type { LineAudience, WaitingStatus } from "#lib/waiting-room/types.ts"
import { solve } from "../proof/solve.ts"
import { ask, isTrouble, secondsToRetry } from "./fetch-json.ts"
import type { Page } from "./page.ts"

type Joined =
  | { kind: "joined"; number: number; audience: LineAudience; seats: number; status: WaitingStatus }
  | { kind: "entered"; to: string }

type Answer =
  | Joined
  | { kind: "proof_required" | "spent" }
  | { kind: "invalid"; errors: Record<string, string> }
  | { kind: "not_open" }

/** After so many refused proofs the person is asked to try again. */
const MAX_PROOFS = 3
/** Age of the page up to which there is time to solve its challenge and to send the proof, in ms. */
const HANDED_FOR_MS = 90_000

/** Lets the form ask for a number without loading a page: with a proof of work, and again until there is an answer. */
export function offerNumbers(page: Page, joined: (answer: Joined) => void): { isUnderWay(): boolean } {
  const form = page.root.querySelector<HTMLFormElement>("form[data-join]")
  let current: AbortController | undefined
  form?.addEventListener("submit", async (event) => {
    event.preventDefault()
    if (current || isMissingLine(page, form)) return
    if (!navigator.cookieEnabled) {
      page.data.problem = "cookies"
      return
    }
    current = new AbortController()
    page.data.problem = ""
    show(form, true)
    const answer = await askForNumber(page, form, current.signal)
    current = undefined
    show(form, false)
    if (answer) joined(answer)
  })
  form?.querySelector("[data-cancel]")?.addEventListener("click", () => {
    current?.abort()
    page.say(page.words.cancelled)
    form.querySelector<HTMLElement>("[type=submit]")?.focus()
  })
  return { isUnderWay: () => current !== undefined }
}

/** Whether no line was chosen. Tells so at the field, in the words of the page: a browser has its own language. */
function isMissingLine(page: Page, form: HTMLFormElement): boolean {
  const isMissing = !new FormData(form).has("audience")
  const first = form.querySelector<HTMLInputElement>("[name=audience]")
  const group = first?.closest("fieldset")
  const error = group?.querySelector("[data-when-problem=invalid] [id]")
  if (!isMissing) {
    group?.removeAttribute("aria-describedby")
    return false
  }
  page.data.problem = "invalid"
  if (error) group?.setAttribute("aria-describedby", error.id)
  page.say(error?.textContent ?? "")
  first?.focus()
  return true
}

async function askForNumber(page: Page, form: HTMLFormElement, signal: AbortSignal): Promise<Joined | null> {
  const chosen = new FormData(form)
  const fields = { audience: String(chosen.get("audience")), seats: String(chosen.get("seats")) }
  const { words } = page
  let handed = handedChallenge(page)
  let proof: string | undefined
  let proofs = 0
  let failures = 0
  const tell = (text: string) => {
    setText(form.querySelector("[data-working] [data-text]"), text)
    page.say(text)
  }
  tell(words.working)
  while (!signal.aborted) {
    const got = proof
      ? await ask<Answer>(ofThisCampaign(routes.join), { ...fields, proof })
      : handed
        ? { challenge: handed }
        : await ask<{ challenge: ProofChallenge }>(routes.challenge)
    handed = undefined
    if (signal.aborted) break
    if (isTrouble(got)) {
      tell(got.kind === "busy" ? words.busy : words.offline)
      // Into view, for it may be below the edge of the screen. Not at the first tap: a second one would hit what moved.
      if (!failures) form.querySelector("[data-working]")?.scrollIntoView({ block: "nearest" })
      await untilOnlineOr(1_000 * secondsToRetry(got, ++failures), signal)
      continue
    }
    if ("challenge" in got) {
      tell(words.working)
      proof = await solve(got.challenge, signal).catch(() => undefined)
      if (proof) continue
      // A browser without workers takes the slower lane, like one without scripts.
      if (!signal.aborted) form.submit()
      break
    }
    if (got.kind === "joined" || got.kind === "entered") return got
    const problem = problemOf(got)
    if (problem === "proof" && ++proofs < MAX_PROOFS) {
      proof = undefined
      continue
    }
    page.data.problem = problem
    break
  }
  return null
}

/** Returns the challenge that came with the page, once, while it is young enough. */
function handedChallenge({ data }: Page): ProofChallenge | undefined {
  const text = data.challenge ?? ""
  data.challenge = ""
  return performance.now() < HANDED_FOR_MS ? textToChallenge(text) : undefined
}

/** What the page tells of an answer that brings no number. */
function problemOf(answer: Exclude<Answer, Joined>): WaitingProblem {
  if (answer.kind === "not_open") return "not_open"
  return answer.kind === "invalid" && !("proof" in answer.errors) ? "invalid" : "proof"
}

function show(form: HTMLFormElement, isUnderWay: boolean): void {
  hide(form, "[data-working]", !isUnderWay)
  const button = form.querySelector("[type=submit]")
  if (isUnderWay) button?.setAttribute("aria-disabled", "true")
  else button?.removeAttribute("aria-disabled")
}

/** Shows the new number at once, without loading the page again. */
export function showNumber(
  page: Page,
  { number, audience, seats, status }: Extract<Joined, { kind: "joined" }>,
): void {
  const state = queueNumberState(status.lines[audience].phase, false)
  const shown: Partial<Page["data"]> = {
    view: "queue_number",
    state,
    audience,
    number: String(number),
    position: "",
  }
  Object.assign(page.data, shown)
  page.write("numberText", formatNumber(number, locale))
  page.write("seats", String(seats))
  page.heading()?.focus()
  scrollTo(0, 0)
}
