import { type Answer, header } from "../http/answer-reader.ts"
import { type Client, post } from "../http/request.ts"
import { textOf } from "../http/unpack.ts"
import { BOUNDARY, MULTIPART, part } from "./server-actions.ts"

/** Hidden fields of the form that say which server action gets it, by their names. Next's and React's own. */
export type HiddenFields = Readonly<Record<string, string>>

/** What the page's script sends along (`browser/send-form.ts`). */
const OF_A_FETCH =
  "accept: */*\r\nprefer: return=minimal\r\nsec-fetch-dest: empty\r\nsec-fetch-mode: cors\r\nsec-fetch-site: same-origin\r\n"

/** The fields that React wrote into the form of a page, as a browser reads them. */
export function actionFieldsOf(html: string): HiddenFields {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input [^>]*name="\$ACTION_[^>]*>/g)) {
    const name = attribute(tag, "name")
    if (name) fields[name] = attribute(tag, "value")
  }
  return fields
}

/** The value of an attribute of a tag as React writes it; empty when it has none. */
export function attribute(tag: string, name: string): string {
  const written = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ""
  return written.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&")
}

/** The form of a page as its script sends it: what the browser would post by itself. */
export function postForm(
  host: string,
  action: HiddenFields,
  typed: Readonly<Record<string, string>>,
  visitor: Client,
  path = "/daftar",
): string | Buffer {
  const fields = Object.entries({ ...action, ...typed }).map(([name, value]) => part(name, value))
  const body = `${fields.join("")}--${BOUNDARY}--\r\n`
  return post(host, path, { body, type: MULTIPART, headers: OF_A_FETCH }, visitor)
}

export type FormAnswer =
  | { kind: "registered"; ticketCode: string }
  /** `sessionIds`: the hours that can be chosen now. */
  | { kind: Refusal | "invalid"; sessionIds: readonly number[] }

/** Refusals by what the page says of them. */
const refusals = {
  session_full: "Kuota sesi ini sudah penuh",
  already_registered: "NIK ini sudah terdaftar",
  pass_expired: "Giliran Anda tidak berlaku lagi",
  other_line: "Giliran Anda berlaku untuk warga",
  campaign_full: "Terima kasih atas perhatian Anda",
  // The form says it too, beside the choice of where one lives.
  only_held: '<h2 class="text-lg">Tempat untuk warga luar kota masih ditahan',
  not_open: "Pendaftaran sedang tidak dibuka",
  server_error: "Terjadi gangguan pada sistem",
} as const
type Refusal = keyof typeof refusals

/** What became of a form, as a person reads it; `undefined` when the answer is none to a form. */
export function readFormAnswer(answer: Answer): FormAnswer | undefined {
  const [, ticketCode] = /\/tiket\/([0-9A-Z]{16})$/.exec(header(answer, "location") ?? "") ?? []
  if (answer.status === 204 && ticketCode) return { kind: "registered", ticketCode }
  if (answer.status !== 200) return undefined
  // Its scripts hold every sentence that the page could say.
  const html = textOf(answer).replaceAll(/<script\b[\s\S]*?<\/script>/g, "")
  const told = Object.entries(refusals).find(([, words]) => html.includes(words))
  return { kind: (told?.[0] as Refusal | undefined) ?? "invalid", sessionIds: freeSessions(html) }
}

/** The sessions of the form that can be chosen. */
export function freeSessions(html: string): number[] {
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => tag)
  return inputs
    .filter((tag) => tag.includes(' name="sessionId"') && !/ disabled(=| |\/|>)/.test(tag))
    .map((tag) => Number(attribute(tag, "value")))
}
