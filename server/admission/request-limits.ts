import type { IncomingMessage, ServerResponse } from "node:http"
import { sendMinimalPage } from "#server/http/minimal-page.ts"
import { type Middleware, pathOf } from "#server/http/pipeline.ts"
import { bodyReceiver } from "#server/http/receive-body.ts"
import { isForPerson, sayJson } from "./overloaded.ts"

const METHODS: readonly string[] = ["GET", "HEAD", "POST"]

/** The longest address of the portal has some 200 characters. */
const MAX_URL = 2_048

/** The largest form has five people's answers: about 8 kB. In bytes. */
const BODY = 100 * 1_024

/** Where staff send files. In bytes. */
const UPLOAD = 5 * 1_024 * 1_024
const UPLOADS = /^\/(admin|petugas)(\/|$)/

/** For all bodies that are on their way to one process. In bytes. */
const ROOM = 64 * 1_024 * 1_024

const refusals = {
  400: { kind: "not_understood", saying: "notUnderstood" },
  405: { kind: "not_understood", saying: "notUnderstood" },
  413: { kind: "too_large", saying: "tooLarge" },
  414: { kind: "not_understood", saying: "notUnderstood" },
  503: { kind: "busy", saying: "sendAgain" },
} as const

/** Refuses what no page of the portal sends, and lets a request on only when its body has come in whole. */
export function limits(room = ROOM): Middleware {
  const receiveBody = bodyReceiver(room)

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const most = UPLOADS.test(pathOf(request)) ? UPLOAD : BODY
    if (Number(request.headers["content-length"] ?? 0) > most) return refuse(request, response, 413)
    switch (await receiveBody(request, most)) {
      case "received":
        return false
      case "too_large":
        return refuse(request, response, 413)
      case "no_room":
        return refuse(request, response, 503, { "retry-after": "10" })
      case "gone":
        return true // nobody is left to be answered
    }
  }

  return (request, response) => {
    const { method = "", url = "" } = request
    if (!METHODS.includes(method)) return refuse(request, response, 405, { allow: METHODS.join(", ") })
    if (!url.startsWith("/")) return refuse(request, response, 400)
    if (url.length > MAX_URL) return refuse(request, response, 414)
    return hasBody(request) ? receive(request, response) : false
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0"
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: keyof typeof refusals,
  more: Record<string, string> = {},
): true {
  const { kind, saying } = refusals[status]
  // What may still come on this connection belongs to a request that was not read.
  const headers = { ...more, connection: "close" }
  if (isForPerson(request)) sendMinimalPage(request, response, status, saying, headers)
  else sayJson(response, status, { kind }, headers)
  return true
}
