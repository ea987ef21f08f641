import type { LineAudience, LinePhase } from "#lib/waiting-room/types.ts"

/** What the holder of a ticket meets: the phase of the line, with its own turn told apart. */
export type TicketState = Exclude<LinePhase, "not_open" | "open"> | "waiting" | "turn"

/** Whose words stand on the page: a visitor's or a ticket holder's, the slower lane's, a pass's, or after its end. */
export type View = "visitor" | "slow" | "ticket" | "pass" | "over"

export const audiences: readonly LineAudience[] = ["resident", "outside_city"]

export const stateOfPhase: Record<LinePhase, TicketState | null> = {
  not_open: "lobby",
  lobby: "lobby",
  open: null,
  paused: "paused",
  full: "full",
  only_held: "only_held",
  closed: "closed",
}

/** What somebody with a ticket meets in a line of this phase. */
export function ticketState(phase: LinePhase, isTurn: boolean): TicketState {
  return stateOfPhase[phase] ?? (isTurn ? "turn" : "waiting")
}
