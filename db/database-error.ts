import { DrizzleQueryError } from "drizzle-orm"
import { PgPreparedQuery } from "drizzle-orm/pg-core"

/**
 * A failed statement without what was sent with it. Drizzle's own error carries every parameter in its message, and
 * Postgres' detail the failing row: names and phones would end in a log.
 */
export class DatabaseError extends Error {
  override name = "DatabaseError"
  /** SQLSTATE, or the system's code when the connection failed. */
  readonly code: string
  readonly constraint: string | undefined

  constructor(failure: DrizzleQueryError) {
    const cause: { code?: unknown; constraint_name?: unknown; message?: string } = failure.cause ?? {}
    const code = String(cause.code ?? "unknown")
    const constraint = typeof cause.constraint_name === "string" ? cause.constraint_name : undefined
    // Connection errors say where, not what. A row's fault (class 22) may quote the value.
    const said = constraint ?? (code.startsWith("22") ? "a value does not fit" : (cause.message ?? ""))
    super(`${code} ${said} in: ${failure.query.replace(/\s+/g, " ").slice(0, 200)}`)
    this.code = code
    this.constraint = constraint
  }
}

type Run = (query: string, params: unknown[], execute: () => Promise<unknown>) => Promise<unknown>

let installed = false

/** Makes every statement of Drizzle fail with a `DatabaseError`. Its only spot to do so is not in its types. */
export function keepParametersOutOfErrors(): void {
  if (installed) return
  installed = true
  const run: Run = Reflect.get(PgPreparedQuery.prototype, "queryWithCache")
  const discreet: Run = async function discreet(this: unknown, ...statement) {
    try {
      return await Reflect.apply(run, this, statement)
    } catch (failure) {
      throw failure instanceof DrizzleQueryError ? new DatabaseError(failure) : failure
    }
  }
  Reflect.set(PgPreparedQuery.prototype, "queryWithCache", discreet)
}
