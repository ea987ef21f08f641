/** One event as the office reads it. `staffName` is `null` for the public and for the portal itself. */
export interface AuditEntry {
  id: number
  occurredAt: Date
  actorKind: "resident" | "staff" | "system"
  staffName: string | null
  action: string
  subject: string
  detail: Record<string, unknown>
  /** Does the event still give the hash that was stored with it? */
  sealed: boolean
}
