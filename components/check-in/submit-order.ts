import type { DeskState } from "#lib/check-in/types.ts"

/** What the forms of the desk ask for. */
export type Intent = "find" | "open" | "check_in" | "undo"

/** What becomes of a form that is sent while the answer to another is still on its way. */
export type SubmitOrder = "send" | "wait" | "ignore"

/**
 * A new scan overtakes a slow look-up, but never a check-in or its undoing: the answer may be that nobody was let in, and the officer has
 * to see that. Neither starts while anything is on its way.
 */
export function submitOrderOf(intent: Intent, underWay: Intent | null): SubmitOrder {
  if (underWay === null) return "send"
  if (intent !== "find") return "ignore"
  switch (underWay) {
    case "find":
    case "open":
      return "send"
    case "check_in":
    case "undo":
      return "wait"
    default:
      return underWay satisfies never
  }
}

/** Whether the desk may go on to the scan that waited: only when the check-in or undoing before it succeeded. */
export function mayGoOn(action: Intent, answer: DeskState): boolean {
  if (action === "check_in") return answer.kind === "done"
  return action === "undo" && answer.kind === "card" && answer.notice === "undone"
}
