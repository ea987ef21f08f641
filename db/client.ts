import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { env } from "#platform/env.ts"
import { keepParametersOutOfErrors } from "./database-error.ts"

/**
 * One pool per process and module graph. 8–16 connections: a hot quota row is served slower by more of them,
 * because each waiter wakes up only to wait again. What has to queue, queues in the application (`register`).
 */
function connect() {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env()
  return postgres(DATABASE_URL, {
    max: DATABASE_POOL_SIZE,
    idle_timeout: 60,
    connect_timeout: 10,
    // The driver's own pause grows to 20 s: a database that is back would be found that much later.
    backoff: (attempts: number) => Math.min(1, 0.05 * 2 ** attempts),
    onnotice: () => {},
    connection: {
      ...{ application_name: "portal", statement_timeout: 15_000, lock_timeout: 5_000 },
      // A process that stands still lets go of its locks, whatever became of its machine; what it was about is tried again.
      idle_in_transaction_session_timeout: 2_000,
    },
  })
}

/**
 * Drizzle tells the driver to forget every statement after its use. Then Postgres parses and plans it each time, and is
 * asked for the types of its parameters before they are sent: two round trips instead of one, and nothing is sent
 * together. Prepared, a statement is known to its connection from the first use on.
 */
function prepareAll<T extends Pick<postgres.Sql, "unsafe">>(client: T): T {
  const { unsafe } = client
  const prepared: typeof unsafe = (text, parameters, options) =>
    unsafe(text, parameters, { ...options, prepare: true })
  return Object.assign(client, { unsafe: prepared })
}

function open() {
  keepParametersOutOfErrors()
  const client = prepareAll(connect())
  const begin = client.begin
  Object.assign(client, {
    begin: (work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(prepareAll(tx))),
  })
  return { client, db: drizzle(client) }
}

// Next's development server evaluates modules again after every change; the pool must not leak with each.
const holder = globalThis as typeof globalThis & { portalDatabase?: ReturnType<typeof open> }

function database() {
  holder.portalDatabase ??= open()
  return holder.portalDatabase
}

export type Database = ReturnType<typeof open>["db"]

/** The database, connected at the first use so that a build needs none. */
export function db(): Database {
  return database().db
}

/** Waits for running statements and closes the pool. */
export async function closeDatabase(): Promise<void> {
  const opened = holder.portalDatabase
  delete holder.portalDatabase
  await opened?.client.end({ timeout: 5 })
}
