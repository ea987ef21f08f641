import pino from "pino"

let log: pino.Logger | undefined

/** Made at the first line: a level that does not exist is told by `loadEnv`, not by a stack trace of pino's. */
function logger(): pino.Logger {
  log ??= pino({ level: process.env.LOG_LEVEL || "info", base: null })
  return log
}

/**
 * A surprise that a person was answered about with one calm sentence; here is what it was, as a structured line on
 * standard output. Ids, codes and counts only: never a NIK, phone, name or health answer.
 */
export function logUnexpected(where: string, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  logger().error({ where, name, message, stack }, "unexpected error")
}
