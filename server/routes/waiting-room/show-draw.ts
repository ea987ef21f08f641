import { formatNumber } from "#lib/kernel/format.ts"
import type { Filling } from "#lib/kernel/page-contract.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { drawPage } from "#lib/waiting-room/page.ts"
import { audienceSchema } from "#lib/waiting-room/schema.ts"
import { type Answer, filledPage } from "#server/http/answer.ts"
import type { Visit } from "#server/routes/visit.ts"

/** `GET /antre/undian?nomor=N`: the published draw, and the place of a number in it. */
export function showDraw(visit: Visit): Answer {
  return filledPage(drawPage.path, drawPlaceholders(visit))
}

/** Answers for a number that was typed, if there is one. */
function drawPlaceholders({ query, locale, visitor, snapshot }: Visit): Filling<typeof drawPage> {
  const asked = audienceSchema.safeParse(query.get(queryNames.line)).data
  const audience = asked ?? visitor.queueNumber?.audience ?? "resident"
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
