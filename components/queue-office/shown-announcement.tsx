import { useLocale, useTranslations } from "next-intl"
import type { ComponentProps } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { formatTime } from "#lib/kernel/format.ts"
import type { Announcement, SeenAnnouncements } from "./announcements.ts"
import { SeenFields } from "./seen-fields.tsx"

/** What sends a form of this panel. One form at a time. */
export interface SentAction {
  form: Pick<ComponentProps<"form">, "action" | "onSubmit">
  pending: boolean
}

interface ShownAnnouncementProps {
  announcement: Announcement
  seen: SeenAnnouncements
  campaignId: number
  action: SentAction
}

/** What is told now, to whom, since when, and the button that ends it. */
export function ShownAnnouncement({ announcement, seen, campaignId, action }: ShownAnnouncementProps) {
  const locale = useLocale()
  const t = useTranslations("queueOffice")
  const { to, text, at } = announcement
  const name = to === "everybody" ? t("announcement.everybody") : t(`audiences.${to}`)
  return (
    <div className="space-y-3 rounded-md border-2 border-line-strong p-4">
      <div>
        <p className="eyebrow">{t("announcement.now")}</p>
        <p className="font-semibold break-words">{text}</p>
        <p className="figures text-sm text-ink-soft">
          {t("announcement.since", { line: name, time: formatTime(new Date(at), locale) })}
        </p>
      </div>
      <form {...action.form}>
        <SeenFields campaignId={campaignId} seen={seen} />
        <input type="hidden" name="step" value="remove" />
        <input type="hidden" name="to" value={to} />
        <SubmitButton variant="secondary" pending={action.pending} pendingLabel={t("announcement.pending")}>
          {t("announcement.remove")}
          <span className="sr-only">: {name}</span>
        </SubmitButton>
      </form>
    </div>
  )
}
