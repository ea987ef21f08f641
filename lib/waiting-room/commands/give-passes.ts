import { pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import type { LineRow } from "../queries.ts"
import { passExpiry } from "../rules.ts"
import type { PassToken } from "../types.ts"

export interface Claim {
  number: number
  position: number
  seats: number
}

/** Writes passes for claims that were decided under the line's lock. Returns them by number. */
export async function givePasses(
  tx: Tx,
  { line, campaign }: LineRow,
  claims: readonly Claim[],
  issuedAt: Date,
): Promise<Map<number, PassToken>> {
  if (claims.length === 0) return new Map()
  const told = passExpiry(issuedAt, line.passMinutes, campaign.closesAt)
  const values = claims.map((claim) => ({ ...claim, lineId: line.id, issuedAt, expiresAt: told }))
  const rows = await tx.insert(pass).values(values).returning()
  return new Map(rows.map((row) => [row.number, passTokenOf(row, line.audience)]))
}

/** What a pass's holder carries, as its row stands. */
export function passTokenOf(row: typeof pass.$inferSelect, audience: PassToken["audience"]): PassToken {
  const { id: passId, lineId, number, seats, used, expiresAt, extendedAt } = row
  return { passId, lineId, audience, number, seats, used, expiresAt, extended: extendedAt !== null }
}
