import { useTranslations } from "next-intl"
import { AsOf } from "#components/quota/as-of.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Panel } from "#components/ui/panel.tsx"
import type { Tone } from "#components/ui/tone.ts"
import type { LinePhase, OfficeLine } from "#lib/waiting-room/types.ts"
import { LimitsForm } from "./limits-form.tsx"
import { LineFigures } from "./line-figures.tsx"
import { PauseLine } from "./pause-line.tsx"

const tones: Record<LinePhase, Tone> = {
  not_open: "info",
  lobby: "info",
  open: "success",
  paused: "warning",
  full: "danger",
  only_held: "warning",
  closed: "danger",
}

/** One line: its numbers, and what the office can do about it. */
export function LinePanel({ line, asOf }: { line: OfficeLine; asOf: string }) {
  const t = useTranslations("queueOffice")
  return (
    <Panel
      title={t(`audiences.${line.audience}`)}
      aside={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AsOf moment={new Date(asOf)} />
          <Badge tone={tones[line.phase]}>{t(`phases.${line.phase}`)}</Badge>
        </span>
      }
    >
      <LineFigures line={line} />
      <div className="mt-6 space-y-6 border-t border-line pt-5">
        <PauseLine line={line} asOf={asOf} />
        <LimitsForm line={line} asOf={asOf} />
      </div>
    </Panel>
  )
}
