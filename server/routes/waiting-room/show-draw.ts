import { formatNumber } from "#lib/kernel/format.ts"
import type { Filling } from "#lib/kernel/page-contract.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { drawPage } from "#lib/waiting-room/page.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import { localeOf } from "#server/http/locale.ts"
import { refuse } from "#server/http/respond.ts"
import type { Visit } from "#server/routes/visit.ts"
import { visitorOf } from "#server/routes/visitor.ts"
import type { PublishedSnapshot } from "./status-snapshot.ts"

/** `GET /antre/undian?nomor=N`: the published draw, and the place of a number in it. */
export async function showDraw(visit: Visit): Promise<true> {
  const { deps, request, response, query } = visit
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const snapshot = await deps.snapshot.latest()
  const placeholders = drawPlaceholders(visit, snapshot)
  const headers = { "cache-control": "no-store" }
  await deps.pages.serve(request, response, { path: drawPage.path, placeholders, headers })
  return true
}

/** Answers for a number that was typed, if there is one. */
function drawPlaceholders(visit: Visit, snapshot: PublishedSnapshot | undefined): Filling<typeof drawPage> {
  const { query } = visit
  const locale = localeOf(visit.request)
  const asked = audienceSchema.safeParse(query.get(queryNames.line)).data
  const audience = asked ?? visitorOf(visit, snapshot).ticket?.audience ?? "resident"
  const nothing = { audience, problem: undefined, number: undefined, position: undefined }
  const typed = query.get(queryNames.number)?.replaceAll(/[.\s]/g, "") ?? ""
  if (typed === "" || !snapshot) return nothing
  if (!/^[1-9]\d{0,8}$/.test(typed)) return { ...nothing, problem: "invalid" }

  const number = Number(typed)
  const known = { ...nothing, number: formatNumber(number, locale) }
  if (number > snapshot.status.lines[audience].issued) return { ...known, problem: "unknown" }
  const position = snapshot.positionOf({ audience, number })
  if (position === null) return { ...known, problem: "not_drawn" }
  return { ...known, position: formatNumber(position, locale) }
}
