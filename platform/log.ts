import { hostname } from "node:os"
import pino from "pino"
import { workerId } from "./worker-id.ts"

let log: pino.Logger | undefined

/** Made at the first line, so that `loadEnv` and not a stack trace of pino says when the level does not exist. */
function logger(): pino.Logger {
  log ??= pino({ level: process.env.LOG_LEVEL || "info", base: { machine: hostname(), worker: workerId() } })
  return log
}

/**
 * Logs an error that nobody expected, as a structured line on standard output. The person concerned has been told one
 * sentence that says nothing of it. Ids, codes and counts only: never a NIK, phone, name or health answer.
 */
export function logUnexpected(where: string, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  logger().error({ where, name, message, stack }, "unexpected error")
}
