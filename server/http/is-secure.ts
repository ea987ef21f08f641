import type { IncomingMessage } from "node:http"

/** Whether the visitor came by HTTPS, as the middleware `forwarded` has found out. */
export function isSecure({ headers }: IncomingMessage): boolean {
  return headers["x-forwarded-proto"] === "https"
}
