import { setTimeout as sleep } from "node:timers/promises"
import { type Database, db } from "./client.ts"
import { isTemporary, wasNotDone } from "./temporary-failure.ts"

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0]

/**
 * Longer than any statement may take. A database whose machine goes away says nothing, and its connection stays open
 * for minutes: its callers must not wait as long.
 */
const LOST_AFTER_MS = 20_000

/** As long as a phone waits for an answer without its owner pressing again. In milliseconds. */
const TRY_FOR_MS = 15_000
const FIRST_PAUSE_MS = 50
const MAX_PAUSE_MS = 1_000

/**
 * Runs `work` in one READ COMMITTED transaction: all of it is done, or nothing. What fails for a moment (a lock that somebody
 * keeps, a deadlock, a connection that broke, a database that starts anew) is tried again for 15 seconds: all work here is
 * harmless to repeat. Throws the last failure then, and when it is not known after 20 seconds what became of one try.
 */
export function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return trying(() => unlessLost(db().transaction(work)), isTemporary)
}

/**
 * The same for work that is one statement, which is a transaction by itself: one round trip instead of three. Tried again only
 * where it is certain that nothing was done: a proof that was spent by the first try would not be good for a second one.
 */
export function inOneStatement<T>(statement: (database: Database) => PromiseLike<T>): Promise<T> {
  return trying(() => unlessLost(statement(db())), wasNotDone)
}

/** A read outside of a transaction, which is harmless to repeat whatever became of it. */
export function readAgain<T>(read: (database: Database) => PromiseLike<T>): Promise<T> {
  return trying(() => unlessLost(read(db())), isTemporary)
}

async function trying<T>(attempt: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> {
  const until = performance.now() + TRY_FOR_MS
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isWorthIt(error) || performance.now() + pauseMs > until) throw error
    }
    // Not all at once: they failed at the same moment.
    await sleep(pauseMs * (0.5 + Math.random()))
  }
}

async function unlessLost<T>(work: PromiseLike<T>): Promise<T> {
  const lost = Promise.withResolvers<never>()
  const timer = setTimeout(() => lost.reject(new Error("a transaction was lost")), LOST_AFTER_MS)
  try {
    return await Promise.race([work, lost.promise])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Sends statements of one transaction without waiting for the answers between them; the connection executes them in
 * this order. For what needs nothing of each other: locks are not held while a busy process comes round to each answer.
 */
export async function sendTogether<T extends readonly (() => PromiseLike<unknown>)[]>(
  ...statements: T
): Promise<{ -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  const answers: Promise<unknown>[] = []
  for (const send of statements) {
    const answer = Promise.resolve(send())
    answer.catch(() => {}) // told below, with the others
    answers.push(answer)
    // How many microtasks Drizzle needs until the driver has the statement differs; after all of them it has it.
    await new Promise<void>((resolve) => process.nextTick(resolve))
  }
  return (await Promise.all(answers)) as { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }
}
