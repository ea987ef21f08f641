"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { Badge } from "#components/ui/badge.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { Panel } from "#components/ui/panel.tsx"
import type { Tone } from "#components/ui/tone.ts"
import { mayChangePhase } from "#lib/campaign/rules.ts"
import { formatDate, formatTime } from "#lib/kernel/format.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import type { OfficeOverview } from "#lib/statistics/types.ts"
import { PhaseDialog, type PhaseResult } from "./phase-dialog.tsx"

const tones: Record<OfficeOverview["state"], Tone> = {
  not_open: "info",
  open: "success",
  paused: "warning",
  closed: "danger",
}
const decisions = ["open", "paused", "closed"] as const

/** Whether one can register now, and the decisions that the office has from here. */
export function PhasePanel({ overview }: { overview: OfficeOverview }) {
  const locale = useLocale()
  const t = useTranslations("admin.phase")
  const [result, setResult] = useState<PhaseResult | null>(null)
  const queries = useQueryClient()
  const { campaign, state, asOf } = overview
  const ended = asOf >= campaign.closesAt
  const open = decisions.filter(
    (phase) => phase !== state && !(ended && phase !== "closed") && mayChangePhase(campaign.phase, phase),
  )

  async function show(answer: PhaseResult) {
    setResult(answer)
    await queries.invalidateQueries()
  }

  return (
    <Panel title={t("title")} aside={<Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>}>
      <p className="text-sm text-ink-soft">
        {state === "not_open"
          ? t("opensAt", when(campaign.opensAt, locale))
          : t("closesAt", when(campaign.closesAt, locale))}
      </p>
      <div className="mt-4 grid gap-2">
        {open.map((phase) => (
          <PhaseDialog key={phase} campaignId={campaign.id} phase={phase} onAnswer={show} />
        ))}
      </div>
      {result && (
        <Notice key={result.at} tone={result.tone} live className="mt-4">
          {t(result.message)}
        </Notice>
      )}
    </Panel>
  )
}

function when(moment: string, locale: Locale): { date: string; time: string } {
  return { date: formatDate(new Date(moment), locale), time: formatTime(new Date(moment), locale) }
}
