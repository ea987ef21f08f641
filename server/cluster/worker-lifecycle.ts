import { type FromWorker, SIGN_OF_LIFE_MS, type ToWorker } from "./messages.ts"

interface PrimaryMessageHandlers {
  /** Ends what the worker does. It is over when this resolves. */
  drain(how: { replaced: boolean; lameDuckMs: number; hurry: AbortSignal }): Promise<void>
}

/**
 * The life of a worker as its primary wants it. Ctrl-C reaches every process of a terminal, but only the primary
 * decides; `kill` of one worker asks for a replacement first. Call it before anything that takes time.
 */
export function handlePrimaryMessages({ drain }: PrimaryMessageHandlers): void {
  const hurry = new AbortController()
  let isDraining = false

  for (const name of ["SIGINT", "SIGHUP"] as const) process.on(name, () => {})
  process.on("SIGTERM", () => tellPrimary({ kind: "replace_me" }))
  setInterval(() => tellPrimary({ kind: "alive" }), SIGN_OF_LIFE_MS).unref()
  process.on("message", (told: ToWorker) => {
    if (told.kind === "hurry") hurry.abort()
    if (told.kind !== "drain" || isDraining) return
    isDraining = true
    drain({ replaced: told.replaced, lameDuckMs: told.lameDuckMs, hurry: hurry.signal }).then(
      () => process.exit(0),
      (error: unknown) => failed(error),
    )
  })
}

/** Tells the primary why this worker cannot serve, and ends it. */
export function failed(error: unknown): void {
  const { message, code } = error as NodeJS.ErrnoException
  process.exitCode = 1
  process.send?.({ kind: "failed", message, code } satisfies FromWorker, () => process.exit(1))
}

function tellPrimary(message: FromWorker): void {
  process.send?.(message, () => {})
}
