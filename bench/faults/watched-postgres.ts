import { quietly } from "#scripts/postgres/databases.ts"
import { supervise } from "#scripts/postgres/supervise.ts"
import type { ThrowAwayPostgres } from "#scripts/postgres/throw-away.ts"

/** Watches over the bench's Postgres as the primary process does over the embedded one, with the same supervisor. */
export function watchPostgres({ adminUrl, pid, startAgain }: ThrowAwayPostgres): AsyncDisposable {
  const hold = quietly(adminUrl)
  const { stop } = supervise({
    ...{ isRunning: () => pid() !== undefined, start: startAgain, hold },
    // Nobody else uses it.
    takeHold: async () => {},
  })
  return {
    async [Symbol.asyncDispose]() {
      await stop()
      await hold.end({ timeout: 1 })
    },
  }
}
