import type { LineAudience, LinePhase } from "#lib/waiting-room/types.ts"
import { audiences, stateOfPhase, type View } from "./states.ts"

const views: readonly View[] = ["visitor", "slow", "ticket", "pass", "over"]

/** What the page can say went wrong above all else; `pass_over` is a view of its own, `invalid` is told at the field. */
export const problems = [
  "busy",
  "cookies",
  "forged",
  "lost",
  "no_free_seat",
  "not_open",
  "proof",
  "spent",
] as const

/**
 * The waiting page holds every state; attributes of its root say which shows. The server fills them, the script
 * changes them, and without a script the page is right as sent. `data-when` names states, `data-line` a line.
 */
export const statesCss = [
  "[data-when],[data-of],[data-told]{display:none}",
  `${[
    ...views.map((view) => show(`[data-view=${view}]`, `[data-when~=${view}]`)),
    ...audiences.flatMap((audience) => [
      show(`[data-audience=${audience}]`, `[data-of=${audience}]`),
      ...ticketSelectors(audience),
    ]),
    ...[...problems, "invalid"].map((problem) =>
      show(`[data-problem=${problem}]`, `[data-told~=${problem}]`),
    ),
    show("[data-prospect^=no]", "[data-told=hopeless]"),
    show("[data-prospect=no_list]", "[data-told=list]"),
    show('[data-minutes=""]', "[data-told=no-minutes]"),
    show(':not([data-minutes=""])', "[data-told=minutes]"),
  ].join()}{display:block}`,
].join("")

function ticketSelectors(audience: LineAudience): string[] {
  const of = (phase: LinePhase, more = "") =>
    `[data-view=ticket][data-audience=${audience}][data-${audience}=${phase}]${more}`
  return Object.entries(stateOfPhase).flatMap(([phase, state]) => {
    const known = phase as LinePhase
    if (state) return [show(of(known), `[data-when~=${state}]`)]
    return [
      show(of(known, ":not([data-turn=yes])"), "[data-when~=waiting]"),
      show(of(known, "[data-turn=yes]"), "[data-when~=turn]"),
    ]
  })
}

function show(root: string, part: string): string {
  return `[data-antre]${root} ${part}`
}
