import type { IncomingMessage } from "node:http"
import { type Content, json } from "#server/http/answer.ts"
import { isForPerson } from "#server/http/fetch-metadata.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { localeOf } from "#server/http/locale.ts"
import { minimalPage } from "#server/http/minimal-page.ts"
import { CONTINUE, GONE, type Middleware, type Outcome } from "#server/http/pipeline.ts"
import { bodyReceiver } from "#server/http/receive-body.ts"

const METHODS: readonly string[] = ["GET", "HEAD", "POST"]

/** The longest address of the portal has some 200 characters. */
const MAX_URL = 2_048

/** The largest form has five people's answers: about 8 kB. In bytes. */
const BODY = 100 * 1_024

/** Where staff send files. In bytes. */
const UPLOAD = 5 * 1_024 * 1_024
const UPLOADS = /^\/(admin|petugas)(\/|$)/

/** For all bodies that are on their way to one process. In bytes. */
const MAX_RECEIVING = 64 * 1_024 * 1_024

const refusals = {
  400: { kind: "not_understood", saying: "notUnderstood" },
  405: { kind: "not_understood", saying: "notUnderstood" },
  413: { kind: "too_large", saying: "tooLarge" },
  414: { kind: "not_understood", saying: "notUnderstood" },
  503: { kind: "busy", saying: "sendAgain" },
} as const

/** Refuses what no page of the portal sends, and lets a request on only when its body has come in whole. */
export function limits(maxReceiving = MAX_RECEIVING): Middleware {
  const receiveBody = bodyReceiver(maxReceiving)

  const receive = async ({ request, path }: Incoming): Promise<Outcome> => {
    const most = UPLOADS.test(path) ? UPLOAD : BODY
    if (Number(request.headers["content-length"] ?? 0) > most) return refuse(request, 413)
    switch (await receiveBody(request, most)) {
      case "received":
        return CONTINUE
      case "too_large":
        return refuse(request, 413)
      case "no_room":
        return refuse(request, 503, { "retry-after": "10" })
      case "gone":
        return GONE
    }
  }

  return (incoming) => {
    const { request } = incoming
    const { method = "", url = "" } = request
    if (!METHODS.includes(method)) return refuse(request, 405, { allow: METHODS.join(", ") })
    if (!url.startsWith("/") || url.includes("%00") || !hasOneHost(request)) return refuse(request, 400)
    if (url.length > MAX_URL) return refuse(request, 414)
    return hasBody(request) ? receive(incoming) : CONTINUE
  }
}

/** A host name or address with a port at most. Of two the parser keeps the first, and a proxy may have gone by the second. */
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i

function hasOneHost({ headers, rawHeaders }: IncomingMessage): boolean {
  if (headers.host === undefined || !HOST.test(headers.host)) return false
  let hosts = 0
  for (let n = 0; n < rawHeaders.length; n += 2) if (rawHeaders[n]?.toLowerCase() === "host") hosts += 1
  return hosts === 1
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0"
}

function refuse(
  request: IncomingMessage,
  status: keyof typeof refusals,
  more: Record<string, string> = {},
): Content {
  const { kind, saying } = refusals[status]
  // What may still come on this connection belongs to a request that was not read.
  const headers = { ...more, connection: "close" }
  return isForPerson(request)
    ? minimalPage(localeOf(request), status, saying, headers)
    : json(status, { kind }, { headers })
}
