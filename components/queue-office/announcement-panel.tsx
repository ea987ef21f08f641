"use client"

import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import { announceAction } from "#lib/waiting-room/actions.ts"
import type { AnnounceFormState } from "#lib/waiting-room/form.ts"
import { MAX_LETTERS } from "#lib/waiting-room/rules/steering.ts"
import type { QueueOffice } from "#lib/waiting-room/types.ts"
import { AnnouncementForm } from "./announcement-form.tsx"
import { announcements, seenOf } from "./announcements.ts"
import { SendingTrouble } from "./sending-trouble.tsx"
import { ShownAnnouncement } from "./shown-announcement.tsx"
import { useOfficeAction } from "./use-office-action.ts"

/** What those who wait are told, and a new message for them. */
export function AnnouncementPanel({ office }: { office: QueueOffice }) {
  const t = useTranslations("queueOffice.announcement")
  const { state, attempt, trouble, pending, form } = useOfficeAction(announceAction, { kind: "idle" })
  const seen = seenOf(office.lines)
  const shown = announcements(office.lines)
  return (
    <Panel title={t("title")} aside={<AsOf moment={new Date(office.asOf)} />}>
      <div className="space-y-5">
        <Answer key={attempt} state={state} />
        <SendingTrouble trouble={trouble} />
        {shown.length === 0 && <p className="text-ink-soft">{t("none")}</p>}
        {shown.map((announcement) => (
          <ShownAnnouncement
            key={announcement.to}
            announcement={announcement}
            seen={seen}
            campaignId={office.campaign.id}
            action={{ form, pending }}
          />
        ))}
        <AnnouncementForm
          key={`form-${attempt}`}
          state={state}
          seen={seen}
          campaignId={office.campaign.id}
          action={{ form, pending }}
        />
      </div>
    </Panel>
  )
}

function Answer({ state }: { state: AnnounceFormState }) {
  const locale = useLocale()
  const t = useTranslations("queueOffice.announcement")
  switch (state.kind) {
    case "idle":
      return null
    case "invalid": {
      const message = state.error && t(`errors.${state.error}`, { most: formatNumber(MAX_LETTERS, locale) })
      return <ErrorSummary title={t("summary")} errors={message ? [{ name: "text", message }] : []} />
    }
    case "stale":
      return (
        <Notice tone="warning" live title={t("staleTitle")}>
          {t("stale")}
        </Notice>
      )
    case "announced":
      return (
        <Notice tone="success" live>
          {t("done")}
        </Notice>
      )
    case "removed":
    case "unchanged":
      return (
        <Notice tone="info" live>
          {t(state.kind)}
        </Notice>
      )
    default:
      return state satisfies never
  }
}
