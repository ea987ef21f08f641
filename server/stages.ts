import type { IncomingMessage, ServerResponse } from "node:http"

/** One stage of the front door. It answers the request and says `true`, or leaves it to the next stage. */
export type Stage = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** Asks the stages in their order until one answers. */
export async function answer(
  stages: readonly Stage[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const stage of stages) {
    const verdict = stage(request, response)
    if (verdict === true || (verdict !== false && (await verdict))) return
  }
}

/** The path that was asked for, without its query. */
export function pathOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?")
  return query < 0 ? url : url.slice(0, query)
}
