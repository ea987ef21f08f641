"use client"

import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import type { DeskPage as DeskData } from "#lib/check-in/types.ts"
import { DeskAnswer } from "./answer.tsx"
import { ArrivalFigures } from "./arrival-figures.tsx"
import { ConnectionNotice } from "./connection-notice.tsx"
import { GateBar } from "./gate-bar.tsx"
import { GateForm } from "./gate-form.tsx"
import { SearchBox } from "./search-box.tsx"
import { useDesk } from "./use-desk.ts"

/** The officer's whole work: where I stand, who is in front of me, may they enter, let them in. */
export function Desk({ campaign, gates, gate, counts }: DeskData) {
  const desk = useDesk(campaign.slug)
  const searching = desk.sending?.get("intent") === "find" || desk.scan === "waiting"
  if (!gate) return <GateForm gates={gates} current={null} asQuestion />

  return (
    <div className="grid gap-4 lg:grid-cols-[22rem_1fr] lg:grid-rows-[auto_1fr] lg:gap-x-8">
      <div className="space-y-4">
        <GateBar gates={gates} gate={gate} />
        <SearchBox
          campaignId={campaign.id}
          form={desk.form}
          state={desk.state}
          returned={desk.returned}
          pending={searching}
        />
      </div>
      <div className="min-w-0 space-y-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        {desk.trouble && <ConnectionNotice trouble={desk.trouble} />}
        {desk.scan === "held" && <HeldScanNotice />}
        <DeskAnswer {...desk} gate={gate} />
      </div>
      <div className="lg:col-start-1">
        <ArrivalFigures counts={counts} />
      </div>
    </div>
  )
}

/** Shown when a ticket was scanned while a check-in was on its way and that check-in's answer needs the officer first. */
function HeldScanNotice() {
  const t = useTranslations("checkIn.held")
  return (
    <Notice tone="warning" live title={t("title")}>
      {t("text")}
    </Notice>
  )
}
