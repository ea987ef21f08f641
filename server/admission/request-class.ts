import { isForStaff, routes } from "#lib/kernel/routes.ts"
import { addressOf } from "#server/http/client.ts"
import type { Incoming } from "#server/http/incoming.ts"
import type { RequestClass } from "./priority-queue.ts"
import { tokenBuckets } from "./token-bucket.ts"

/** Thirty desks behind one address, each polling every two seconds. Who asks for more stands with the residents. */
const OFFICE = { burst: 200, perSecond: 40, most: 10_000 }

/**
 * In which class a request waits for Next. The paths of staff are known to everybody, so only whoever holds a session goes
 * there as staff, and each address has a budget. `hasPass` and `hasSession` check signatures.
 */
export function requestClassOf(options: {
  hasPass: (incoming: Incoming) => boolean
  hasSession: (incoming: Incoming) => Promise<boolean>
  now: () => Date
}): (incoming: Incoming) => Promise<RequestClass> {
  const budget = tokenBuckets(OFFICE)
  return async (incoming) => {
    const { request, path } = incoming
    if (isForStaff(path)) {
      if (!(await options.hasSession(incoming))) return "view"
      return budget.take(addressOf(request), options.now().getTime()) > 0 ? "view" : "staff"
    }
    return request.method === "POST" && path === routes.registration && options.hasPass(incoming)
      ? "submit"
      : "view"
  }
}
