import { AsyncLocalStorage } from "node:async_hooks"
import type { ServerResponse } from "node:http"

/**
 * The answer that the front door is about to give, for what Next runs on the way to it. A cookie set through Next's own
 * `cookies()` makes an action render its page once more into the answer; a header of this one does not.
 */
const NAME = Symbol.for("portal.response-context")

// The front door and the code that Next bundles are two module graphs in one process: they meet in the global object.
const shared = globalThis as { [NAME]?: AsyncLocalStorage<ServerResponse> }

function scope(): AsyncLocalStorage<ServerResponse> {
  shared[NAME] ??= new AsyncLocalStorage()
  return shared[NAME]
}

/** Runs what gives the answer. */
export function withResponse<T>(response: ServerResponse, work: () => T): T {
  return scope().run(response, work)
}

/** Adds a `Set-Cookie` line to the answer; `false` when nobody said which, as in a test of an action alone. */
export function sendCookie(line: string): boolean {
  const response = scope().getStore()
  if (!response || response.headersSent) return false
  response.appendHeader("Set-Cookie", line)
  return true
}
