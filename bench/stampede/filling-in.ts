import { randomUUID } from "node:crypto"
import { setImmediate as yieldToOthers } from "node:timers/promises"
import { type GeneratedForm, generatedPerson } from "#testing/generated-people.ts"
import {
  actionFieldsOf,
  attribute,
  freeSessions,
  type HiddenFields,
  postForm,
  readFormAnswer,
} from "../action/posted-form.ts"
import { assetsOf } from "../action/server-actions.ts"
import { textOf } from "../http/unpack.ts"
import { type Crowd, cookieIn, type Form } from "./crowd.ts"

/** A resident whose turn has come: the form for each of the seats, then the ticket. */
export async function fillIn(crowd: Crowd, index: number, turn: string): Promise<void> {
  crowd.tally.active++
  const { twice } = crowd.traits(index)
  let cookie = `${crowd.cookies(index)}; giliran=${turn}`
  let [registered, seats] = [0, 1]
  for (let seat = 0; seat < seats; seat++) {
    const form = await openForm(crowd, index, cookie, seat === 0)
    if (!form) break
    // The last family may get fewer than it asked for, and reads so.
    if (seat === 0) seats = form.seats
    if (seat === 0 && form.assets) await load(crowd, index, [...form.assets])
    await think(crowd)
    const done = await register(crowd, index, form, cookie)
    if (!done) break
    registered++
    cookie = `${crowd.cookies(index)}; giliran=${done.turn ?? turn}`
    if (twice && seat === 0) await tryAgain(crowd, index, done.person, cookie)
  }
  crowd.tally.active--
  crowd.end(registered === seats ? "registered" : "stranded")
}

/** So long what one person found on the form, others find there too. */
export const SAME_FOR_MS = 1_000

/** `isFirst`: the first form of a family, which tells for how many the turn is. */
async function openForm(
  crowd: Crowd,
  index: number,
  cookie: string,
  isFirst: boolean,
): Promise<Form | undefined> {
  const { seats, coldCache } = crowd.traits(index)
  const { lastForm } = crowd
  // Reading a hundred kilobytes takes the crowd longer than sending them takes the server.
  const isOld = !lastForm || performance.now() - lastForm.readAt > SAME_FOR_MS
  const isRead = isOld || (isFirst && seats > 1)
  // One reads for those who come while it does.
  if (lastForm && isOld) crowd.lastForm = { ...lastForm, readAt: performance.now() }
  const page = await crowd.persist("form", crowd.get("/daftar", "page", index, cookie), isRead)
  if (page?.status !== 200) {
    if (page) crowd.tally.count("pass_broken")
    crowd.tally.problem(`the form: ${page?.status ?? "no answer"}`)
    return undefined
  }
  if (!isRead) return withCache({ ...lastForm.form, idempotencyKey: randomUUID(), seats: 1 }, coldCache)
  // As bytes: nothing that is looked for is beyond ASCII.
  const form = readForm(textOf(page, "latin1"))
  if (form.sessionIds.length === 0 || !form.idempotencyKey) {
    crowd.tally.count("pass_broken")
    crowd.tally.problem(`a form with ${form.sessionIds.length} sessions to choose from, or without a key`)
    return undefined
  }
  crowd.lastForm = { form, readAt: performance.now() }
  return withCache(form, coldCache)
}

/** Who has the form's assets from before loads none. */
function withCache(form: Form, coldCache: boolean): Form {
  return coldCache ? form : { ...form, assets: undefined }
}

function readForm(html: string): Form & { assets: readonly string[] } {
  const [named = ""] = /<input [^>]*name="idempotencyKey"[^>]*>/.exec(html) ?? []
  return {
    idempotencyKey: attribute(named, "value"),
    action: actionFieldsOf(html),
    seats: Number(/data-seats="(\d+)"/.exec(html)?.[1] ?? 1),
    sessionIds: freeSessions(html),
    assets: assetsOf(html),
  }
}

/** With an empty cache everything is loaded, six at a time. */
async function load(crowd: Crowd, index: number, assets: string[]): Promise<void> {
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let path = assets.pop(); path; path = assets.pop()) await loadAsset(crowd, index, path)
    }),
  )
}

async function loadAsset(crowd: Crowd, index: number, path: string): Promise<void> {
  const answer = await crowd.persist("asset", crowd.get(path, "asset", index, ""), false)
  if (answer?.status === 200) return
  crowd.httpError(`asset ${answer?.status}`)
  throw new Error(`an asset of the form: ${answer?.status}`)
}

export async function think(crowd: Crowd): Promise<void> {
  const [least, most] = crowd.plan.thinkMs
  if (most > 0) await crowd.wheel.sleep(least + (most - least) * Math.random())
  else await yieldToOthers()
}

/** Sends the form until there is a ticket; takes another hour when the chosen one is full. */
async function register(crowd: Crowd, index: number, form: Form, cookie: string) {
  const person = personFor(crowd, index, form)
  for (let attempt = 0; attempt < 30 && !crowd.stopped; attempt++) {
    const request = submission(crowd, index, form.action, person, cookie)
    if (attempt === 0 && crowd.traits(index).drops) {
      await crowd.pool.dropAfterSending(request, 100 * Math.random())
      crowd.tally.count("dropped")
      await crowd.wheel.sleep(2_000)
    }
    const answer = await crowd.persist("submit", request)
    if (!answer) return undefined
    const told = readFormAnswer(answer)
    if (told?.kind === "registered") {
      crowd.tally.ticketCodes.push(told.ticketCode)
      await showTicket(crowd, index, told.ticketCode, cookie)
      return { person, turn: cookieIn(answer, "giliran") }
    }
    const another = told?.sessionIds[Math.floor(Math.random() * told.sessionIds.length)]
    if (told?.kind === "session_full" && another !== undefined) {
      crowd.tally.count("session_full")
      person.sessionId = String(another)
      continue
    }
    if (told?.kind === "server_error") {
      crowd.httpError("submit server_error")
      await crowd.wheel.sleep(2_000)
      continue
    }
    crowd.tally.count("pass_broken")
    crowd.tally.problem(`registering: ${answer.status} ${told?.kind}`)
    return undefined
  }
  return undefined
}

/** The same NIK a second time, by a person who was not sure: it must be told, and nothing must come of it. */
async function tryAgain(crowd: Crowd, index: number, person: GeneratedForm, cookie: string): Promise<void> {
  const form = await openForm(crowd, index, cookie, false)
  if (!form) return
  const again = { ...person, idempotencyKey: form.idempotencyKey }
  const answer = await crowd.persist("submit", submission(crowd, index, form.action, again, cookie))
  const told = answer && readFormAnswer(answer)
  crowd.tally.count(`twice_${told?.kind ?? "unanswered"}`)
  if (told?.kind === "registered") crowd.tally.problem("the same NIK was registered twice")
}

function personFor(crowd: Crowd, index: number, { idempotencyKey, sessionIds }: Form): GeneratedForm {
  const sessionId = sessionIds[Math.floor(Math.random() * sessionIds.length)] ?? 0
  const residency = crowd.traits(index).audience
  return { ...generatedPerson(crowd.nextPerson++, { sessionId, residency }), idempotencyKey }
}

/** The form as its page's script sends it. */
export function submission(
  crowd: Crowd,
  index: number,
  action: HiddenFields,
  person: GeneratedForm,
  cookie: string,
): string | Buffer {
  return postForm(crowd.authority, action, { ...person }, { address: crowd.traits(index).address, cookie })
}

async function showTicket(crowd: Crowd, index: number, code: string, cookie: string): Promise<void> {
  const page = await crowd.persist("ticket", crowd.get(`/tiket/${code}`, "page", index, cookie), false)
  if (page?.status !== 200) crowd.httpError(`ticket ${page?.status}`)
}
