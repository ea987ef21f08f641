import { formatNumber } from "#lib/kernel/format.ts"
import { queryNames, routes } from "#lib/kernel/routes.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import { localeOf } from "#server/http/locale.ts"
import { refuse } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { visitorOf } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"
import type { PlaceholderValues } from "./waiting-placeholders.ts"

/** `GET /antre/undian?nomor=N`: the published draw, and the place of a number in it. */
export async function showDraw(visit: Visit): Promise<true> {
  const { deps, request, response, query } = visit
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const snapshot = await deps.snapshot.latest()
  const placeholders = snapshot ? drawPlaceholders(visit, snapshot) : {}
  const headers = { "cache-control": "no-store" }
  await deps.pages.serve(request, response, { path: routes.draw, placeholders, headers })
  return true
}

/** `draw_problem`: `invalid` is no number, `unknown` was not given yet, `not_drawn` has to wait for the draw. */
function drawPlaceholders(visit: Visit, snapshot: PublishedSnapshot): PlaceholderValues {
  const { request, query } = visit
  const locale = localeOf(request)
  const asked = audienceSchema.safeParse(query.get(queryNames.line)).data
  const audience = asked ?? visitorOf(visit, snapshot).ticket?.audience ?? "resident"
  const typed = query.get(queryNames.number)?.replaceAll(/[.\s]/g, "") ?? ""
  if (typed === "") return { draw_audience: audience }
  if (!/^[1-9]\d{0,8}$/.test(typed)) return { draw_audience: audience, draw_problem: "invalid" }

  const number = Number(typed)
  const known = { draw_audience: audience, draw_number: formatNumber(number, locale) }
  if (number > snapshot.status.lines[audience].issued) return { ...known, draw_problem: "unknown" }
  const position = snapshot.positionOf({ audience, number })
  if (position === null) return { ...known, draw_problem: "not_drawn" }
  return { ...known, draw_position: formatNumber(position, locale) }
}
