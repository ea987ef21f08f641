/**
 * SQLSTATE of failures that pass by themselves, and of which Postgres says that nothing was done: deadlock and serialisation
 * (40), a lock that was not to be had (55P03), and a database that starts or stops (57P03).
 */
const NOT_DONE = /^(40...|55P03|57P03)$/

/** The server was not reached at all. */
const NOT_SENT = /^(ECONNREFUSED|ENOENT|CONNECT_TIMEOUT)$/

/**
 * The session ended while something was under way: ended by an administrator or a crash (57P0x), for standing still in a
 * transaction (25P03), for want of connections (53300), or the connection broke (08, and as the system or the driver names it).
 */
const ENDED = /^(57P0.|25P03|53300|08...|ECONNRESET|EPIPE|ETIMEDOUT|CONNECTION_CLOSED|CONNECTION_DESTROYED)$/

/** Whether a failure passes by itself, so that the same work may succeed in a moment. What became of it may be unknown. */
export function isTemporary(error: unknown): boolean {
  return wasNotDone(error) || ENDED.test(codeOf(error))
}

/** Whether a failure passes by itself, and it is certain that nothing was done. */
export function wasNotDone(error: unknown): boolean {
  const code = codeOf(error)
  return NOT_DONE.test(code) || NOT_SENT.test(code)
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === "string" ? code : ""
}
