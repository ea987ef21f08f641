import { IncomingMessage, ServerResponse } from "node:http"
import { Socket } from "node:net"
import { Incoming } from "#server/http/incoming.ts"

/** A request that never went over a wire, for what only reads it. `isGone`: whoever asked has left. */
export function incomingOf(
  url: string,
  options: { method?: string; headers?: Record<string, string>; isGone?: boolean } = {},
): Incoming {
  const { method = "GET", headers = {}, isGone = false } = options
  const request = Object.assign(new IncomingMessage(new Socket()), { url, method, headers })
  const response = new ServerResponse(request)
  if (isGone) response.destroy()
  return new Incoming(request, response)
}
