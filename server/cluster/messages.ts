/** From a worker to the primary process. */
export type FromWorker =
  /** It cannot serve; it ends itself. `code` as Node's errors have it, such as `EADDRINUSE`. */
  | { kind: "failed"; message: string; code: string | undefined }
  /** Somebody asked it to end: another one should take its place first. */
  | { kind: "replace_me" }
  /** Its event loop turns. Sent every `SIGN_OF_LIFE_MS`. */
  | { kind: "alive" }

/** How often a worker says that it lives, in milliseconds. */
export const SIGN_OF_LIFE_MS = 1_000

/** From the primary process to a worker. */
export type ToWorker =
  /**
   * Stop accepting, finish what runs, end. `replaced`: another one is up and takes what comes next. `lameDuckMs`: so long it
   * says that it drains and serves on, until load balancers have noticed.
   */
  | { kind: "drain"; replaced: boolean; lameDuckMs: number }
  /** Cut off what still runs. */
  | { kind: "hurry" }
