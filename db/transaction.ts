import { type Database, db } from "./client.ts"

export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0]

/** Runs the deed in one READ COMMITTED transaction: all of it happens, or nothing. */
export function transact<T>(deed: (tx: Tx) => Promise<T>): Promise<T> {
  return db().transaction(deed)
}
