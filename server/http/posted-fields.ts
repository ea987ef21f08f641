import type { IncomingMessage } from "node:http"
import { type Content, refusal } from "./answer.ts"
import { tellsItsOrigin } from "./fetch-metadata.ts"
import { readBody } from "./read-body.ts"

export type PostedFields =
  | { kind: "fields"; fields: Record<string, unknown> }
  /** It was not sent by a page of ours, or is nothing that one sends. */
  | { kind: "refused"; refusal: Content }

/** The fields of a small POST from a page of this portal, or the refusal of anything else. */
export async function postedFields(request: IncomingMessage): Promise<PostedFields> {
  if (!tellsItsOrigin(request)) return { kind: "refused", refusal: refusal(403) }
  const body = await readBody(request)
  switch (body.kind) {
    case "fields":
      return body
    case "malformed":
      return { kind: "refused", refusal: refusal(400) }
    case "unsupported":
      return { kind: "refused", refusal: refusal(415) }
    case "too_large":
      // What is still on its way belongs to nothing any more.
      return { kind: "refused", refusal: refusal(413, { connection: "close" }) }
    default:
      return body satisfies never
  }
}
