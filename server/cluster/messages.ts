/** From a worker to the primary process. */
export type FromWorker =
  /** It cannot serve; it ends itself. `code` as Node's errors have it, such as `EADDRINUSE`. */
  | { kind: "failed"; message: string; code: string | undefined }
  /** Somebody asked it to end: another one should take its place first. */
  | { kind: "replace_me" }

/** From the primary process to a worker. */
export type ToWorker =
  /** Stop accepting, finish what runs, end. `replaced`: another one is up and takes what comes next. */
  | { kind: "drain"; replaced: boolean }
  /** Cut off what still runs. */
  | { kind: "hurry" }
