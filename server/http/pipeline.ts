import type { IncomingMessage, ServerResponse } from "node:http"

/** One stage of the front door. It answers the request and says `true`, or leaves it to the next stage. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** Asks the stages in their order until one answers, and waits only for those that have to. Errors are for `failed`. */
export function answer(
  middlewares: readonly Middleware[],
  request: IncomingMessage,
  response: ServerResponse,
  failed: (error: unknown) => void = surprise,
): void {
  const askFrom = (first: number): void => {
    for (let n = first; n < middlewares.length; n++) {
      const verdict = middlewares[n]?.(request, response) ?? false
      if (verdict === true) return
      if (verdict !== false) return void verdict.then((answered) => answered || askFrom(n + 1)).catch(failed)
    }
  }
  try {
    askFrom(0)
  } catch (error) {
    failed(error)
  }
}

/** Ends the process, as errors do that nobody expects. */
function surprise(error: unknown): never {
  throw error
}

/** The path that was asked for, without its query. */
export function pathOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?")
  return query < 0 ? url : url.slice(0, query)
}
