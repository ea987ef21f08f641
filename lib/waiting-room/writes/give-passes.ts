import { sql } from "drizzle-orm"
import type { pass } from "#db/schema/waiting-room.ts"
import type { Tx } from "#db/transaction.ts"
import type { LineRow } from "../queries.ts"
import { passExpiry } from "../rules/passes.ts"
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
  const expiresAt = passExpiry(issuedAt, line.passMinutes, campaign.closesAt)
  const [issued, told] = [issuedAt.toISOString(), expiresAt.toISOString()]
  // One parameter instead of six a row: Drizzle would spend more time on them than Postgres.
  const rows = await tx.execute<{ id: string; number: number; seats: number }>(sql`
    insert into pass (line_id, number, position, seats, issued_at, expires_at)
    select ${line.id}, number, position, seats, ${issued}::timestamptz, ${told}::timestamptz
    from json_to_recordset(${JSON.stringify(claims)}::json) as claim(number int, position int, seats smallint)
    returning id, number, seats`)
  const given = { lineId: line.id, audience: line.audience, used: 0, expiresAt, extended: false }
  return new Map(
    rows.map(({ id, number, seats }) => [number, { ...given, passId: Number(id), number, seats }]),
  )
}

/** Returns the token of a pass, as its row stands. */
export function passTokenOf(row: typeof pass.$inferSelect, audience: PassToken["audience"]): PassToken {
  const { id: passId, lineId, number, seats, used, expiresAt, extendedAt } = row
  return { passId, lineId, audience, number, seats, used, expiresAt, extended: extendedAt !== null }
}
