"use client"

import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import type { GateLabel, RegistrantCard } from "#lib/check-in/types.ts"

/** People of 12 to 17 years bring the family card or the child's card with the NIK (Kemenkes). */
const LAST_AGE_WITH_FAMILY_CARD = 17

/** What the officer should look at before letting somebody in. None of it refuses. */
export function RegistrantNotes({
  card: { registrant, age },
  gate,
}: {
  card: RegistrantCard
  gate: GateLabel
}) {
  const t = useTranslations("checkIn")
  const toCheck = [
    ...registrant.nikWarnings.map((warning) => t(`check.${warning}`)),
    ...(age <= LAST_AGE_WITH_FAMILY_CARD ? [t("check.minor", { age: String(age) })] : []),
  ]
  const { code, name } = registrant.gate
  return (
    <>
      {registrant.gate.id !== gate.id && (
        <Notice tone="warning" title={t("otherGate.title", { code, name })}>
          {t("otherGate.text", { code, own: gate.code })}
        </Notice>
      )}
      {toCheck.length > 0 && (
        <Notice tone="warning" title={t("check.title")}>
          <ul>
            {toCheck.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
