import { hide, setText } from "#browser/show.ts"
import { sendUntilAnswered, type Trouble } from "#components/form/send-until-answered.ts"
import { untilOnlineOr } from "#components/form/until-online-or.ts"

/** Where the form leads, or the page that it answers with, and what was sent. */
type FormAnswer = { readonly leadsTo: string } | { readonly page: Document; readonly sent: FormData }

/** Stands in every page that answers a form of the portal. Without it the page is that of a network in between. */
const OURS = "[data-page]"

/**
 * Sends the form as a browser would, again until there is an answer: what is sent must be harmless to repeat. Tells in
 * `TroubleSlot` why there is none yet. Returns `null` when it gave up, or when the form is being sent already.
 */
export async function sendForm(
  form: HTMLFormElement,
  words: Record<Trouble | "given_up", string>,
): Promise<FormAnswer | null> {
  if (form.dataset.sending) return null
  const body = new FormData(form)
  showSending(form, true)
  tell(form, undefined)
  const answer = await sendUntilAnswered({
    send: () => post(body),
    rethrow: () => {},
    isOnline: () => navigator.onLine,
    onTrouble: (trouble) => tell(form, words[trouble]),
    pause: untilOnlineOr,
    isAbandoned: () => false,
  })
  if (answer) return answer
  tell(form, words.given_up)
  showSending(form, false)
  return null
}

async function post(body: FormData): Promise<FormAnswer> {
  const headers = { prefer: "return=minimal" }
  const response = await fetch(location.href, { method: "POST", body, headers })
  if (!response.ok) throw new Error(`status ${response.status}`)
  const leadsTo = response.headers.get("location")
  if (leadsTo) return { leadsTo }
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  if (!page.querySelector(OURS)) throw new Error("a page that is not of the portal")
  // Something in between dropped the `prefer` header, and the request was redirected to where the form leads.
  return response.redirected ? { leadsTo: response.url } : { page, sent: body }
}

/** Shows `PlainSubmit` as it looks while the form is being sent, or as before. */
function showSending(form: HTMLFormElement, sending: boolean): void {
  const button = form.querySelector<HTMLElement>("[type=submit]")
  if (sending) form.dataset.sending = "yes"
  else delete form.dataset.sending
  for (const name of ["aria-busy", "aria-disabled"]) {
    if (sending) button?.setAttribute(name, "true")
    else button?.removeAttribute(name)
  }
  hide(form, "[data-sending-label]", !sending)
  hide(form, "[data-submit-label]", sending)
}

function tell(form: HTMLFormElement, text: string | undefined): void {
  hide(form, "[data-trouble]", text === undefined)
  setText(form.querySelector("[data-trouble] [data-text]"), text ?? "")
}
