import { definePage, type Word } from "#lib/kernel/page-contract.ts"
import { routes } from "#lib/kernel/routes.ts"

// Browsers run this file too: nothing of Node.

const audience = ["resident", "outside_city"] as const

/** `/antre`: everything that a place in the line can be. */
export const waitingPage = definePage({
  path: routes.waiting,
  choices: {
    /** Whose words stand on it: of those without a number, in the slower lane, with a number, with a pass, or after one. */
    view: ["visitor", "slow", "queue_number", "pass", "over"],
    /** How it stands with a number. */
    state: ["lobby", "waiting", "turn", "paused", "full", "only_held", "closed"],
    audience,
    prospect: ["yes", "no", "no_list"],
    /** `pass_over` is told by a view of its own, `invalid` at its field. */
    problem: [
      "busy",
      "cookies",
      "forged",
      "invalid",
      "lost",
      "no_free_seat",
      "not_open",
      "pass_over",
      "proof",
      "spent",
    ],
  },
  texts: [
    "number",
    "numberText",
    "seats",
    "position",
    "positionText",
    "ahead",
    "minutes",
    "placesLeft",
    /** When the pass ends. */
    "expires",
    /** Of the slower lane: after how many seconds the number is given. */
    "slowSeconds",
    /** After how many seconds a browser without scripts loads the page again. */
    "refresh",
    /** A proof of work to begin with (`rules/challenge-text.ts`), while numbers are given. */
    "challenge",
  ],
})

export type WaitingView = Word<typeof waitingPage, "view">
export type QueueNumberState = Word<typeof waitingPage, "state">
export type WaitingProblem = Word<typeof waitingPage, "problem">

/** `/antre/undian`: the place of a number in the draw. */
export const drawPage = definePage({
  path: routes.draw,
  choices: {
    audience,
    /** `invalid` is no number, `unknown` was not given yet, `not_drawn` has to wait for the draw. */
    problem: ["invalid", "unknown", "not_drawn"],
  },
  texts: ["number", "position"],
})
