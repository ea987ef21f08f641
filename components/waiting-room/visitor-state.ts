import type { LinePhase, WaitingStatus } from "#lib/waiting-room/types.ts"

/** What somebody without a number meets, out of both lines. */
export type VisitorState = LinePhase

/** A line where something can be had decides before one that has nothing to give. */
const order: readonly LinePhase[] = ["open", "lobby", "paused", "only_held", "full", "not_open", "closed"]

export function visitorState({ lines }: Pick<WaitingStatus, "lines">): VisitorState {
  const phases = [lines.resident.phase, lines.outside_city.phase]
  return order.find((phase) => phases.includes(phase)) ?? "closed"
}
