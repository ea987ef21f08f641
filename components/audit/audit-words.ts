import type { useTranslations } from "next-intl"
import type { AuditAction } from "#lib/audit/types.ts"
import { formatNumber } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { AuditEntry } from "./audit-entry.ts"

type Words = ReturnType<typeof useTranslations<"admin.audit">>

/** Every action that the portal records, in the order in which the office thinks of them. */
const known: Record<AuditAction, true> = {
  "quota.release": true,
  "quota.hold": true,
  "line.pause": true,
  "line.resume": true,
  "line.set_limits": true,
  "line.announce": true,
  "city.set": true,
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

const subjects = ["city", "campaign", "quota", "line", "registration", "staff"] as const

function isSubject(kind: string): kind is (typeof subjects)[number] {
  return subjects.some((known) => known === kind)
}

const phases = ["scheduled", "open", "paused", "closed"] as const

/** The details of an event that mean something to the office, as short sentences. */
export function detailWords({ action, detail }: AuditEntry, t: Words, locale: Locale): string[] {
  const words: string[] = []
  const places = detail.releases ?? detail.holds
  if (action.startsWith("quota.") && Array.isArray(places)) {
    const total = formatNumber(Number(detail.total), locale)
    words.push(t("details.places", { total, sessions: places.length }))
  }
  if (action.startsWith("line.")) words.push(...lineWords(detail, t, locale))
  const phase = phases.find((known) => known === detail.from)
  if (phase) words.push(t("details.from", { phase: t(`phases.${phase}`) }))
  if (detail.exception === "too_early" || detail.exception === "wrong_day") {
    words.push(t(`details.${detail.exception}`))
  }
  if (typeof detail.reason === "string") words.push(t("details.reason", { reason: detail.reason }))
  return words
}

const audiences = ["resident", "outside_city"] as const

/** What was decided about a line, and how it was before. */
function lineWords(detail: AuditEntry["detail"], t: Words, locale: Locale): string[] {
  const named = Array.isArray(detail.audiences) ? detail.audiences : [detail.audience]
  const words = audiences.filter((one) => named.includes(one)).map((one) => t(`details.line.${one}`))
  if (typeof detail.text === "string") {
    words.push(
      detail.text === "" ? t("details.announcementRemoved") : t("details.announced", { text: detail.text }),
    )
  }
  const [limits, before] = [limitWords(detail, t, locale), limitWords(detail.from, t, locale)]
  if (limits) words.push(t("details.limits", limits))
  if (before) words.push(t("details.limitsFrom", before))
  return words
}

function limitWords(limits: unknown, t: Words, locale: Locale): { maxActive: string; speed: string } | null {
  if (typeof limits !== "object" || limits === null) return null
  if (!("maxActive" in limits && "maxPerMinute" in limits)) return null
  const { maxActive, maxPerMinute } = limits
  const speed =
    maxPerMinute === null
      ? t("details.unlimited")
      : t("details.limited", { limit: formatNumber(Number(maxPerMinute), locale) })
  return { maxActive: formatNumber(Number(maxActive), locale), speed }
}
