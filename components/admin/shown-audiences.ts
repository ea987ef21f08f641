import type { Audience, Places } from "#lib/quota/types.ts"

const order: readonly Audience[] = ["resident", "outside_city", "walk_in"]

/** Audiences that have any place at all, in the order in which the office speaks of them. */
export function shownAudiences(totals: Record<Audience, Places>): Audience[] {
  return order.filter((audience) => totals[audience].capacity > 0)
}
