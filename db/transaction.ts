import { type Database, db } from "./client.ts"

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0]

/**
 * Longer than any statement may take. A database whose machine goes away says nothing, and its connection stays open
 * for minutes: whoever waits for it must not.
 */
const LOST_AFTER_MS = 20_000

/**
 * Runs the deed in one READ COMMITTED transaction: all of it happens, or nothing. Throws when it is not known after
 * 20 seconds which of the two; every deed is harmless to repeat.
 */
export async function transact<T>(deed: (tx: Tx) => Promise<T>): Promise<T> {
  const lost = Promise.withResolvers<never>()
  const timer = setTimeout(() => lost.reject(new Error("a transaction was lost")), LOST_AFTER_MS)
  try {
    return await Promise.race([db().transaction(deed), lost.promise])
  } finally {
    clearTimeout(timer)
  }
}
