import type { LineStatus } from "../types.ts"

// Browsers run this file too: nothing of Node.

/** Returns how many tickets are served before this position. */
export function peopleAhead(position: number, serving: number): number {
  return Math.max(0, position - 1 - serving)
}

/**
 * Returns what people at this place of the line are told: "yes", a place may be left for them; "no", none is left even if
 * each of those ahead takes only one, though some may come back; "no_list", none, and the waiting list is open.
 */
export function prospectOf(
  ahead: number,
  { placesLeft, lists }: Pick<LineStatus, "placesLeft" | "lists">,
): "yes" | "no" | "no_list" {
  if (ahead < placesLeft) return "yes"
  return lists ? "no_list" : "no"
}

/** Returns the minutes until the turn, at least one; null while nobody is being served, for then nobody can say. */
export function estimateMinutes(ahead: number, perMinute: number): number | null {
  return perMinute > 0 ? Math.max(1, Math.ceil(ahead / perMinute)) : null
}
