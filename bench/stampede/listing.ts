import { generatedPerson } from "#scripts/generated-people.ts"
import { actionFieldsOf, attribute, postForm } from "../action/posted-form.ts"
import { header } from "../http/answer-reader.ts"
import { textOf } from "../http/unpack.ts"
import type { Crowd } from "./crowd.ts"

const FORM = "/daftar-tunggu/formulir"

/** People of the waiting list have NIKs beyond those of whoever registers. */
const FIRST_LISTED_PERSON = 1_000_000

/** Somebody without prospect leaves the form with the number, looks where it stands, and closes the page. */
export async function joinList(crowd: Crowd, index: number): Promise<void> {
  const { audience, address } = crowd.traits(index)
  const page = await crowd.persist("form", crowd.get(FORM, "page", index))
  if (page?.status !== 200) return refused(crowd, `the list's form: ${page?.status ?? "no answer"}`)
  const html = textOf(page, "latin1")
  const hidden = (name: string) =>
    attribute(new RegExp(`<input [^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "", "value")
  const person = generatedPerson(FIRST_LISTED_PERSON + index, { sessionId: 0, residency: audience })
  const typed = { ...person, idempotencyKey: hidden("idempotencyKey"), number: hidden("number") }
  const visitor = { address, cookie: crowd.cookies(index) }
  const answer = await crowd.persist(
    "list",
    postForm(crowd.authority, actionFieldsOf(html), typed, visitor, FORM),
  )
  if (answer && header(answer, "location")?.endsWith("/daftar-tunggu")) return crowd.end("listed")
  refused(crowd, `leaving a form with the list: ${answer?.status ?? "no answer"}`)
}

function refused(crowd: Crowd, why: string): void {
  crowd.tally.problem(why)
  crowd.end("stranded")
}
