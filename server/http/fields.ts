import type { Visit } from "#server/routes/visit.ts"
import { readBody } from "./read-body.ts"
import { refuse } from "./respond.ts"
import { isSameOrigin } from "./same-origin.ts"

/** The fields of a POST from a page of ours; `null` when it was refused, and answered. */
export async function fieldsOf(visit: Visit): Promise<Record<string, unknown> | null> {
  if (!isSameOrigin(visit.request)) {
    refuse(visit, 403)
    return null
  }
  const body = await readBody(visit.request)
  switch (body.kind) {
    case "fields":
      return body.fields
    case "malformed":
      refuse(visit, 400)
      return null
    case "unsupported":
      refuse(visit, 415)
      return null
    case "too_large":
      // What is still on its way belongs to nothing any more.
      refuse(visit, 413, { connection: "close" })
      return null
    default:
      return body satisfies never
  }
}
