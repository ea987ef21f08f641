"use client"

import { ChevronDown } from "lucide-react"
import { useTranslations } from "next-intl"
import type { GateLabel } from "#lib/check-in/types.ts"
import { GateForm } from "./gate-form.tsx"

/** Where the officer stands, and the way to stand elsewhere. */
export function GateBar({ gates, gate }: { gates: GateLabel[]; gate: GateLabel }) {
  const t = useTranslations("checkIn.gate")
  return (
    // A new key closes it once another gate is stored.
    <details key={gate.id} className="group rounded-lg border border-line bg-surface">
      <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 px-4">
        <span className="text-lg font-bold">{t("label", { code: gate.code, name: gate.name })}</span>
        <span className="flex items-center gap-1 font-semibold text-brand">
          {t("change")}
          <ChevronDown aria-hidden className="size-5 group-open:rotate-180" />
        </span>
      </summary>
      <div className="border-t border-line p-4">
        <GateForm gates={gates} current={gate} />
      </div>
    </details>
  )
}
