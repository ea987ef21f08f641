import pino from "pino"

/** Structured log lines on standard output. Ids, codes and counts only: never a NIK, phone, name or health answer. */
const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: null })

/** A surprise that a person was answered about with one calm sentence; here is what it was. */
export function logSurprise(where: string, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  log.error({ where, name, message, stack }, "unexpected error")
}
