import { type Database, db } from "./client.ts"

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0]

/**
 * Longer than any statement may take. A database whose machine goes away says nothing, and its connection stays open
 * for minutes: its callers must not wait as long.
 */
const LOST_AFTER_MS = 20_000

/**
 * Runs `work` in one READ COMMITTED transaction: all of it is done, or nothing. Throws when it is not known after
 * 20 seconds which of the two; all work here is harmless to repeat.
 */
export function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return unlessLost(db().transaction(work))
}

/** The same for work that is one statement, which is a transaction by itself: one round trip instead of three. */
export function inOneStatement<T>(statement: (database: Database) => PromiseLike<T>): Promise<T> {
  return unlessLost(statement(db()))
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
