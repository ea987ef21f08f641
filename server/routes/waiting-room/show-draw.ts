import { formatNumber } from "#lib/kernel/format.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import { refuse } from "#server/http/respond.ts"
import type { Holes } from "./waiting-placeholders.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import type { Visit } from "#server/routes/visit.ts"
import type { Snapshot } from "./status-snapshot.ts"
import { visitorOf } from "#server/routes/visitor.ts"

/** `GET /antre/undian?nomor=N`: the published draw, and the place of a number in it. */
export async function showDraw(visit: Visit): Promise<true> {
  const { room, request, response, query } = visit
  if (isRouterRequest(request, query)) return refuse(visit, 204)
  const board = await room.board.latest()
  const holes = board ? drawHoles(visit, board) : {}
  const headers = { "cache-control": "no-store" }
  await room.pages.serve(request, response, { path: "/antre/undian", holes, headers })
  return true
}

/** `draw_problem`: `invalid` is no number, `unknown` was not given yet, `not_drawn` has to wait for the draw. */
function drawHoles(visit: Visit, board: Snapshot): Holes {
  const { query } = visit
  const asked = audienceSchema.safeParse(query.get("jalur")).data
  const audience = asked ?? visitorOf(visit, board).ticket?.audience ?? "resident"
  const typed = query.get("nomor")?.replaceAll(/[.\s]/g, "") ?? ""
  if (typed === "") return { draw_audience: audience }
  if (!/^[1-9]\d{0,8}$/.test(typed)) return { draw_audience: audience, draw_problem: "invalid" }

  const number = Number(typed)
  const known = { draw_audience: audience, draw_number: formatNumber(number) }
  if (number > board.status.lines[audience].issued) return { ...known, draw_problem: "unknown" }
  const position = board.positionOf({ audience, number })
  if (position === null) return { ...known, draw_problem: "not_drawn" }
  return { ...known, draw_position: formatNumber(position) }
}
