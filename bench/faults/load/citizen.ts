import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { type HiddenFields, postForm, readFormAnswer } from "../../action/posted-form.ts"
import { type Answer, header } from "../../http/answer-reader.ts"
import { textOf } from "../../http/unpack.ts"
import { askUntilAnswered, type Load, type Reading } from "./caller.ts"
import { formsWith, getPage, postHtmlForm } from "./html-form.ts"
import type { Turns } from "./turns.ts"

/** What those who register know: the form of `/daftar`, the hours, who comes next. */
export interface Registering {
  readonly load: Load
  readonly turns: Turns
  readonly action: HiddenFields
  /** The first has few places, for which many ask. */
  readonly sessionIds: readonly number[]
  nextPerson: number
  /** Tickets of people on their way to the stadium. */
  readonly arriving: string[]
}

/** Shares of those who register, 0–1. */
const OUTSIDE_CITY = 0.2
const WANT_FEW_PLACES = 0.3
/** The same person at two phones at the same time. */
const TWICE = 0.05
const CANCELS = 0.5
const ARRIVES = 0.35
/** Cancels on the way to the stadium. */
const BOTH = 0.05
const MAX_ARRIVING = 100
const MAX_SESSIONS_TRIED = 6
const THINK_MS = 800
/** Milliseconds from one to the next. */
const EVERY_MS = 120
const MAX_PRESENT = 150

/**
 * People come one after the other, whatever becomes of those before them: a portal that stands still has more and more
 * of them, not fewer. Resolves when the last one has their answer.
 */
export async function comeAndGo(registering: Registering): Promise<void> {
  const { load } = registering
  const present = new Set<Promise<void>>()
  while (!load.isStopping) {
    await sleep(EVERY_MS * (0.5 + Math.random()))
    if (present.size >= MAX_PRESENT) continue
    const person = live(registering).finally(() => present.delete(person))
    present.add(person)
  }
  await Promise.all(present)
}

/** Registers a person, and does with the ticket what people do. */
async function live(registering: Registering): Promise<void> {
  const { turns } = registering
  const audience = Math.random() < OUTSIDE_CITY ? "outside_city" : "resident"
  const own = turns.take(audience)
  const another = Math.random() < TWICE ? turns.take(audience) : undefined
  const person = registering.nextPerson++
  const address = `10.2.${(person >>> 8) & 255}.${person & 255}`
  const attempts = [own, another]
    .filter((turn) => turn !== undefined)
    .map((turn) => register(registering, { person, audience, turn, address }))
  for (const made of await Promise.all(attempts)) if (made) await use(registering, made, address)
}

interface Attempt {
  readonly person: number
  readonly audience: LineAudience
  readonly turn: string
  readonly address: string
}

interface Made {
  readonly ticket: string
  readonly isScarce: boolean
}

/** Sends the form until there is a ticket or no place; takes another hour when the chosen one is full. */
async function register(
  { load, turns, action, sessionIds }: Registering,
  { person, audience, turn, address }: Attempt,
): Promise<Made | undefined> {
  const key = randomUUID()
  const form = generatedPerson(person, { sessionId: 0, residency: audience })
  let sessionId = Math.random() < WANT_FEW_PLACES ? sessionIds[0] : pick(sessionIds)
  for (let tried = 0; tried < MAX_SESSIONS_TRIED && !load.isOver; tried++) {
    const typed = { ...form, sessionId: String(sessionId), idempotencyKey: key }
    const visitor = { address, cookie: `giliran=${turn}` }
    const request = postForm(load.authority, action, typed, visitor)
    const answered = await askUntilAnswered(load, { kind: "register", key, person }, () => request, readForm)
    if (!answered) return undefined
    const told = readFormAnswer(answered.answer)
    if (told?.kind === "registered") {
      return { ticket: told.ticketCode, isScarce: sessionId === sessionIds[0] }
    }
    sessionId = told?.kind === "session_full" ? pick(told.sessionIds) : undefined
    if (sessionId === undefined) break
  }
  turns.giveBack(audience, turn)
  return undefined
}

function readForm(answer: Answer): Reading {
  const told = readFormAnswer(answer)
  switch (told?.kind) {
    case "registered":
      return { outcome: "ok", told: told.kind, ticket: told.ticketCode }
    case "session_full":
    case "campaign_full":
    case "only_held":
    case "already_registered":
      return { outcome: "refused", told: told.kind }
    case "server_error":
      return { outcome: "server_error", told: told.kind }
    default:
      return { outcome: "unexpected", told: told?.kind ?? String(answer.status) }
  }
}

/** Places of the hour that many want come back; of the others some arrive, some are given back, some are kept. */
async function use(registering: Registering, { ticket, isScarce }: Made, address: string): Promise<void> {
  const { load, arriving } = registering
  const fate = Math.random()
  const arrives = !isScarce && fate < ARRIVES + BOTH && arriving.length < MAX_ARRIVING
  if (arrives) arriving.push(ticket)
  if (arrives && fate < ARRIVES) return
  if (!isScarce && fate > ARRIVES + BOTH + CANCELS) return
  await sleep(THINK_MS * Math.random())
  await cancel(load, ticket, { address, cookie: "" })
}

async function cancel(
  load: Load,
  ticket: string,
  visitor: { address: string; cookie: string },
): Promise<void> {
  const path = `/tiket/${ticket}`
  const shown = await askUntilAnswered(
    load,
    { kind: "look", key: "/tiket" },
    () => getPage(load.authority, path, visitor),
    readPage,
  )
  const [form] = shown ? formsWith(textOf(shown.answer), 'name="ticketCode"') : []
  if (!form) return
  const request = postHtmlForm(load.authority, path, form.hidden, visitor)
  await askUntilAnswered(
    load,
    { kind: "cancel", key: ticket },
    () => request,
    (answer) => readCancellation(answer, path),
  )
}

const readPage = ({ status }: Answer): Reading =>
  status === 200 ? { outcome: "ok", told: "200" } : { outcome: "unexpected", told: String(status) }

/** It leads back to the ticket, with the problem in the address when there is one. */
function readCancellation(answer: Answer, path: string): Reading {
  const leadsTo = header(answer, "location") ?? ""
  if (answer.status === 303 && leadsTo.endsWith(path)) return { outcome: "ok", told: "cancelled" }
  if (answer.status === 303 && leadsTo.includes(`${path}?`))
    return { outcome: "refused", told: "not_cancellable" }
  return { outcome: "unexpected", told: `${answer.status} ${leadsTo}` }
}

const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)]
