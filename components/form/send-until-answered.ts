/** Why there is no answer yet: no network; sent, but the answer was lost; the server asks for patience. */
export type Trouble = "offline" | "unknown_result" | "busy"

interface Sending<Answer> {
  send: () => Promise<Answer>
  /** Throws what must not be retried, above all the framework's redirects. */
  rethrow: (error: unknown) => void
  isOnline: () => boolean
  onTrouble: (trouble: Trouble) => void
  /** Resolves after so many milliseconds, or earlier when the network is back. */
  pause: (milliseconds: number) => Promise<void>
  isAbandoned: () => boolean
}

/** Unanswered although online: after so many attempts (about five minutes) a person decides, not a program. */
const MAX_ATTEMPTS = 14
const MAX_PAUSE_MS = 30_000

/** Sends again and again until there is an answer; `null` when given up. What is sent must be harmless to repeat. */
export async function sendUntilAnswered<Answer>(sending: Sending<Answer>): Promise<Answer | null> {
  let attempt = 0
  while (attempt < MAX_ATTEMPTS && !sending.isAbandoned()) {
    try {
      return await sending.send()
    } catch (error) {
      sending.rethrow(error)
      const trouble = troubleOf(error, sending.isOnline())
      sending.onTrouble(trouble)
      if (trouble !== "offline") attempt++
      await sending.pause(pauseAfter(attempt, Math.random()))
    }
  }
  return null
}

/** `fetch` fails with a TypeError when the network does; any other error means that something answered. */
export function troubleOf(error: unknown, online: boolean): Trouble {
  if (!online) return "offline"
  return error instanceof TypeError ? "unknown_result" : "busy"
}

/** 2, 4, 8, 16, then 30 seconds, each up to a fifth longer, so that thousands of phones do not come back at once. */
export function pauseAfter(attempt: number, chance: number): number {
  const pause = Math.min(MAX_PAUSE_MS, 1_000 * 2 ** Math.max(1, attempt))
  return Math.round(pause * (1 + chance / 5))
}
