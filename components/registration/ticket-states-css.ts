import type { TicketView } from "./ticket-placeholders.ts"

const views: readonly TicketView[] = [
  "registered",
  "cancelled",
  "checked_in",
  "deferred",
  "vaccinated",
  "no_show",
  "unknown",
]

/**
 * The page holds every state; attributes of its root say which shows. `data-when` names views. What is not printed
 * stands within: these rules are stronger than those of classes.
 */
export const ticketStatesCss = [
  "[data-when],[data-turn-left],[data-told]{display:none}",
  `${[
    ...views.map((view) => `[data-view=${view}] [data-when~=${view}]`),
    "[data-turn=yes] [data-turn-left]",
    "[data-problem=not_cancellable] [data-told=not_cancellable]",
  ].join()}{display:block}`,
].join("")
