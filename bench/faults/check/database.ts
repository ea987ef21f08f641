import type { Sql, TransactionSql } from "postgres"

/** One registration as stored. `phone` says who it is: no two generated people share one. */
export interface StoredRegistration {
  readonly id: number
  readonly key: string
  readonly ticket: string
  readonly status: string
  readonly quota: number
  readonly phone: string
  readonly nikIndex: string
}

export interface StoredQuota {
  readonly id: number
  readonly capacity: number
  readonly held: number
  readonly taken: number
}

export interface StoredMovement {
  readonly quota: number
  readonly kind: string
  readonly key: string
  readonly amount: number
  readonly capacityDelta: number
  readonly heldDelta: number
}

/** What the database holds in the end. */
export interface Stored {
  readonly registrations: readonly StoredRegistration[]
  readonly quotas: readonly StoredQuota[]
  readonly movements: readonly StoredMovement[]
  readonly checkIns: readonly { readonly registration: number; readonly key: string }[]
}

/** Reads with statements of its own: what the product believes of its tables is what is checked. */
export async function readDatabase(sql: Sql | TransactionSql): Promise<Stored> {
  const registrations = await sql<StoredRegistration[]>`
    select r.id::int as id, r.idempotency_key as key, r.ticket_code as ticket, r.status, q.id as quota, r.phone,
      encode(r.nik_index, 'hex') as "nikIndex"
    from registration r join quota q on q.session_id = r.session_id and q.audience = r.audience`
  const quotas = await sql<StoredQuota[]>`select id, capacity, held, taken from quota`
  const movements = await sql<StoredMovement[]>`
    select quota_id as quota, kind, idempotency_key as key, amount,
      capacity_delta as "capacityDelta", held_delta as "heldDelta"
    from quota_movement`
  const checkIns = await sql<{ registration: number; key: string }[]>`
    select registration_id::int as registration, device_nonce as key from check_in`
  return { registrations, quotas, movements, checkIns }
}
