import type { useTranslations } from "next-intl"
import type { AuditAction } from "#lib/audit/types.ts"
import { formatNumber } from "#lib/kernel/wib.ts"
import type { AuditEntry } from "./audit-entry.ts"

type Words = ReturnType<typeof useTranslations<"admin.audit">>

/** Every action that the portal records, in the order in which the office thinks of them. */
const known: Record<AuditAction, true> = {
  "quota.release": true,
  "campaign.open": true,
  "campaign.pause": true,
  "campaign.close": true,
  "campaign.found": true,
  "registration.register": true,
  "registration.cancel": true,
  "check_in.check_in": true,
  "check_in.undo": true,
  "staff.sign_in": true,
  "staff.create": true,
  "staff.change_password": true,
  "staff.reset_password": true,
  "staff.disable": true,
  "staff.enable": true,
}

export const auditActions: readonly AuditAction[] = Object.keys(known).filter(isAuditAction)

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(known, text)
}

/** "registration:123" as "Pendaftaran 123"; an account by its owner's name. What is not known is shown as it is. */
export function subjectWords(subject: string, names: ReadonlyMap<number, string>, t: Words): string {
  const [kind = "", id = ""] = subject.split(":")
  if (!isSubject(kind)) return subject
  return t(`subjects.${kind}`, { id: kind === "staff" ? (names.get(Number(id)) ?? id) : id })
}

const subjects = ["campaign", "quota", "registration", "staff"] as const

function isSubject(kind: string): kind is (typeof subjects)[number] {
  return subjects.some((known) => known === kind)
}

const phases = ["draft", "scheduled", "open", "paused", "closed"] as const

/** The details of an event that mean something to the office, as short sentences. */
export function detailWords({ action, detail }: AuditEntry, t: Words): string[] {
  const words: string[] = []
  if (action === "quota.release" && Array.isArray(detail.releases)) {
    const total = formatNumber(Number(detail.total))
    words.push(t("details.released", { total, sessions: detail.releases.length }))
  }
  const phase = phases.find((known) => known === detail.from)
  if (phase) words.push(t("details.from", { phase: t(`phases.${phase}`) }))
  if (detail.exception === "too_early" || detail.exception === "wrong_day") {
    words.push(t(`details.${detail.exception}`))
  }
  if (typeof detail.reason === "string") words.push(t("details.reason", { reason: detail.reason }))
  return words
}
