/** One place where the records do not agree. `subject` names rows by id, never people. */
export interface LedgerDifference {
  rule:
    | "capacity"
    | "held"
    | "taken"
    | "oversold"
    | "waitlisted"
    | "duplicate_person"
    | "check_in"
    | "audit_event"
    | "audit_release"
    | "audit_chain"
  subject: string
  expected: string
  found: string
}
