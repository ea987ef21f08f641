import type { LineStatus } from "../types.ts"
import { peopleAhead } from "./prospect.ts"

// Browsers run this file too: nothing of Node.

/** Upper bound for what the remaining places may shorten the interval to, in seconds: far back nobody has to hurry. */
const GONE_TOLD_WITHIN_S = 15

/** Polls a second of all those together who may still get one of the last places. */
const POLLS_FOR_LAST = 800

/**
 * Returns how long a browser should wait before it polls again, in seconds, 3–60. `random`: 0–1, so that they do not
 * come at once.
 */
export function nextPollSeconds(
  line: Pick<LineStatus, "phase" | "serving" | "speed" | "placesLeft" | "callable">,
  position: number | null,
  secondsToOpening: number,
  random: number,
): number {
  const ahead = position === null ? 0 : peopleAhead(position, line.serving)
  // Nothing but the speed of a moment keeps these from being called.
  const isNear = ahead < line.callable
  switch (line.phase) {
    case "not_open":
    case "lobby":
      if (secondsToOpening > 50) return 30 + 30 * random
      // Everybody wants to know their place at the opening: ten seconds share that out.
      return secondsToOpening > 0 ? Math.max(3, secondsToOpening + 1 + 9 * random) : 3 + 2 * random
    case "paused":
      // The first to be called when it goes on have to hear of it before others are called in their place.
      return isNear && position !== null ? 5 + 4 * random : 15 + 15 * random
    case "full":
    case "only_held":
    case "closed":
      return 30 + 30 * random
    case "open": {
      if (isNear) return 3 + 2 * random
      const turn = ahead / line.speed
      const gone = line.placesLeft / line.speed
      // Of those ahead many have gone home: the places may come as far back as there are twice as many people.
      const reach = 2 * Math.max(line.placesLeft, line.callable)
      const last = ahead < reach ? reach / POLLS_FOR_LAST : Number.POSITIVE_INFINITY
      const wait = Math.min(turn / 2, Math.max(GONE_TOLD_WITHIN_S, gone * 0.75), last)
      return Math.min(48, Math.max(4, wait)) * (0.75 + 0.5 * random)
    }
    default:
      return line.phase satisfies never
  }
}
