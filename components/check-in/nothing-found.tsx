"use client"

import { useTranslations } from "next-intl"
import type { Query } from "#lib/check-in/types.ts"
import { VerdictBanner } from "./verdict-banner.tsx"

/** No registration: red for what proves it (code, NIK, a QR that is not ours), amber for a search that can miss. */
export function NothingFound({ by }: { by: Query["kind"] | "forged" }) {
  const t = useTranslations("checkIn.verdict")
  const [kind, text] = wording(by)
  return (
    <section aria-label={t("label")} className="overflow-hidden rounded-lg">
      <VerdictBanner kind={kind} title={t(`${kind}.title`)}>
        <p>{t(text)}</p>
      </VerdictBanner>
    </section>
  )
}

function wording(by: Query["kind"] | "forged") {
  switch (by) {
    case "forged":
      return ["forged", "forged.text"] as const
    case "ticket_code":
    case "nik":
      return ["unknown", `unknown.${by}`] as const
    case "phone":
    case "number":
    case "name":
      return ["nothing", `nothing.${by}`] as const
    default:
      return by satisfies never
  }
}
