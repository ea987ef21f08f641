import { randomUUID } from "node:crypto"
import { generatedPerson } from "#testing/generated-people.ts"
import { actionFieldsOf, postForm } from "../action/posted-form.ts"
import { header } from "../http/answer-reader.ts"
import { textOf } from "../http/unpack.ts"
import type { Crowd } from "./crowd.ts"
import { SAME_FOR_MS, think } from "./filling-in.ts"

const FORM = "/daftar-tunggu/formulir"

/** People of the waiting list have NIKs beyond those of the people who register. */
const FIRST_LISTED_PERSON = 1_000_000

/** How soon a resident who is led back to the line asks again. */
const LOOKS_AGAIN_MS = 3_000

/** Somebody without prospect leaves the form with the number, looks where it stands, and closes the page. */
export async function joinList(crowd: Crowd, index: number): Promise<void> {
  const { audience, address } = crowd.traits(index)
  const { lastListForm } = crowd
  const isRead = !lastListForm || performance.now() - lastListForm.readAt > SAME_FOR_MS
  const page = await crowd.persist("form", crowd.get(FORM, "page", index), isRead)
  if (page?.status === 303 && header(page, "location")?.startsWith("/antre")) return waitOn(crowd, index)
  if (page?.status !== 200) return stranded(crowd, `the list's form: ${page?.status ?? "no answer"}`)
  if (isRead) {
    crowd.lastListForm = { action: actionFieldsOf(textOf(page, "latin1")), readAt: performance.now() }
  }
  await think(crowd)

  const person = generatedPerson(FIRST_LISTED_PERSON + index, { sessionId: 0, residency: audience })
  const typed = { ...person, idempotencyKey: randomUUID(), number: String(crowd.numbers[index]) }
  const visitor = { address, cookie: crowd.cookies(index) }
  const action = crowd.lastListForm?.action ?? {}
  const answer = await crowd.persist("list", postForm(crowd.authority, action, typed, visitor, FORM))
  if (!answer || !header(answer, "location")?.endsWith("/daftar-tunggu")) {
    return stranded(crowd, `leaving a form with the list: ${answer?.status ?? "no answer"}`)
  }
  const ticket = crowd.tickets[index]
  const stands = await crowd.persist(
    "listed",
    crowd.get("/daftar-tunggu", "page", index, `daftar_tunggu=${ticket}`),
    false,
  )
  if (stands?.status !== 200) return stranded(crowd, `where it stands: ${stands?.status ?? "no answer"}`)
  crowd.end("listed")
}

/** A place came back since the status was made, or the other worker's is older: for now the list takes no form. */
function waitOn(crowd: Crowd, index: number): void {
  crowd.tally.count("list_not_now")
  crowd.tally.waiting++
  crowd.wheel.wakeAfter(LOOKS_AGAIN_MS, index)
}

function stranded(crowd: Crowd, why: string): void {
  crowd.tally.problem(why)
  crowd.end("stranded")
}
