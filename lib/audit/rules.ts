import { createHash } from "node:crypto"

/** What a link of the chain covers. `occurredAt` in ISO 8601 with milliseconds. */
export interface ChainedEvent {
  occurredAt: Date
  actorKind: string
  staffId: number | null
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** The hash before the first event: 32 zero bytes. */
export const CHAIN_START = Buffer.alloc(32)

/** Keys in alphabetical order at every depth, so that the same detail always gives the same bytes. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

/** SHA-256 over the previous hash and the event: a changed or removed event breaks every hash behind it. */
export function chainHash(previous: Buffer, event: ChainedEvent): Buffer {
  const { occurredAt, actorKind, staffId, action, subject, detail } = event
  const body = JSON.stringify([
    occurredAt.toISOString(),
    actorKind,
    staffId,
    action,
    subject,
    canonical(detail),
  ])
  return createHash("sha256").update(previous).update(body).digest()
}
