import { setTimeout as sleep } from "node:timers/promises"
import { type Answer, header } from "../../http/answer-reader.ts"
import { TimedOut } from "../../http/connection.ts"
import type { Pool } from "../../http/pool.ts"
import { type Call, type CallKind, CUT, type Outcome } from "../check/history.ts"
import type { HistoryWriter } from "../history-writer.ts"

/** What a call is about, apart from how it ended. */
export type About = Pick<Call, "kind" | "key" | "person" | "of" | "amounts">

/** What an answer says, as a person reads it. */
export interface Reading {
  readonly outcome: Exclude<Outcome, "busy" | "unknown">
  readonly told: string
  readonly ticket?: string
}

export const FINE: Reading = { outcome: "ok", told: "200" }

/** What all clients share. */
export interface Load {
  readonly host: string
  readonly port: number
  readonly authority: string
  readonly pool: Pool
  readonly history: HistoryWriter
  /** Of the forms, the share whose connection is cut after sending, 0–1. */
  cut: number
  /** No new work is begun; what is under way is sent until it is answered. */
  isStopping: boolean
  /** Nothing is sent any more. */
  isOver: boolean
}

const CUT_WITHIN_MS = 150
/** Shorter than `Retry-After` asks: a crowd is impatient. In milliseconds, and half as much again at random. */
const AGAIN_AFTER_MS = 700
const written: readonly CallKind[] = ["register", "cancel", "check_in", "release"]

/** Asks once and records it. Returns what was read, or `undefined` when no answer came. */
export async function ask(
  load: Load,
  about: About,
  request: string | Buffer,
  read: (answer: Answer) => Reading,
): Promise<{ outcome: Outcome; answer?: Answer }> {
  const start = Date.now()
  const record = (outcome: Outcome, told: string, ticket?: string) => {
    const end = Date.now()
    load.history.record({
      ...{ type: "call", ...about, start, end, outcome, told },
      ...(ticket ? { ticket } : {}),
    })
    return outcome
  }
  if (written.includes(about.kind) && Math.random() < load.cut) {
    await load.pool.dropAfterSending(request, CUT_WITHIN_MS * Math.random())
    return { outcome: record("unknown", CUT) }
  }
  try {
    const { answer } = await load.pool.ask(request)
    const { outcome, told, ticket } = readStatus(answer) ?? read(answer)
    return { outcome: record(outcome, told, ticket), answer }
  } catch (error) {
    return { outcome: record("unknown", error instanceof TimedOut ? "timed out" : "connection lost") }
  }
}

/**
 * Asks again with the same key until it is answered. Returns the answer; `undefined` when the run is over, or when the
 * answer is one that asking again does not change.
 */
export async function askUntilAnswered(
  load: Load,
  about: About,
  request: () => string | Buffer,
  read: (answer: Answer) => Reading,
  onForcedSignIn: () => Promise<void> = async () => {},
): Promise<{ outcome: "ok" | "refused"; answer: Answer } | undefined> {
  while (!load.isOver) {
    const { outcome, answer } = await ask(load, about, request(), read)
    if (answer && (outcome === "ok" || outcome === "refused")) return { outcome, answer }
    if (outcome === "unexpected") return undefined
    await sleep(AGAIN_AFTER_MS * (1 + Math.random() / 2))
    if (outcome === "forced_sign_in") await onForcedSignIn()
  }
  return undefined
}

/** What the status alone says; `undefined` when the answer has to be read. */
function readStatus(answer: Answer): { outcome: Outcome; told: string; ticket?: string } | undefined {
  const { status } = answer
  if (status === 503 || status === 429) {
    const isPatient = header(answer, "retry-after") !== undefined
    return isPatient
      ? { outcome: "busy", told: String(status) }
      : { outcome: "server_error", told: `${status} without Retry-After` }
  }
  if (status >= 500) return { outcome: "server_error", told: String(status) }
  if (status >= 400) return { outcome: "unexpected", told: String(status) }
  return undefined
}
