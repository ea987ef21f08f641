import type { QueueNumberState } from "../page.ts"
import type { LinePhase, WaitingStatus } from "../types.ts"

// Browsers run this file too: nothing of Node.

/** Returns what people with a number meet in a line of this phase. Before the lobby is as in it: the draw is to come. */
export function queueNumberState(phase: LinePhase, isTurn: boolean): QueueNumberState {
  if (phase === "open") return isTurn ? "turn" : "waiting"
  return phase === "not_open" ? "lobby" : phase
}

/** A line that has something to give decides before one that has nothing. */
const order: readonly LinePhase[] = ["open", "lobby", "paused", "only_held", "full", "not_open", "closed"]

/** Returns what people without a number meet, out of both lines. */
export function visitorState({ lines }: Pick<WaitingStatus, "lines">): LinePhase {
  const phases = [lines.resident.phase, lines.outside_city.phase]
  return order.find((phase) => phases.includes(phase)) ?? "closed"
}
