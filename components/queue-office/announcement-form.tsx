"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextArea } from "#components/form/text-area.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import type { AnnounceFormState } from "#lib/waiting-room/form.ts"
import { MAX_LETTERS } from "#lib/waiting-room/rules/steering.ts"
import type { SeenAnnouncements } from "./announcements.ts"
import { SeenFields } from "./seen-fields.tsx"
import type { SentAction } from "./shown-announcement.tsx"

interface AnnouncementFormProps {
  state: AnnounceFormState
  seen: SeenAnnouncements
  campaignId: number
  action: SentAction
}

/** A new announcement, shown as it will be seen while it is typed. Mounted anew after each answer. */
export function AnnouncementForm({ state, seen, campaignId, action }: AnnouncementFormProps) {
  const locale = useLocale()
  const t = useTranslations("queueOffice")
  const typed = "text" in state ? state : { text: "", to: "everybody", error: null }
  const [text, setText] = useState(typed.text)
  // From the first key on, what was seen stays, so that a change by somebody else in between is told.
  const [begun, setBegun] = useState<SeenAnnouncements | null>(null)
  const most = formatNumber(MAX_LETTERS, locale)
  const told = plainText(text)
  const left = MAX_LETTERS - told.length
  const error = typed.error === null ? undefined : t(`announcement.errors.${typed.error}`, { most })
  return (
    <form {...action.form} noValidate onInput={() => setBegun(begun ?? seen)} className="space-y-4">
      <SeenFields campaignId={campaignId} seen={begun ?? seen} />
      <TextArea
        name="text"
        label={t("announcement.text")}
        hint={t("announcement.textHint", { most })}
        error={error}
        defaultValue={typed.text}
        onChange={({ target }) => setText(target.value)}
      />
      {told !== "" && (
        <div className="space-y-2">
          <p className={`figures text-sm ${left < 0 ? "font-semibold text-danger" : "text-ink-soft"}`}>
            {left < 0 ? t("announcement.tooLong", { count: -left }) : t("announcement.left", { count: left })}
          </p>
          <p className="eyebrow">{t("announcement.preview")}</p>
          <Notice title={t("announcement.heading")}>
            <span className="break-words">{told}</span>
          </Notice>
        </div>
      )}
      <RadioGroup
        name="to"
        label={t("announcement.to")}
        defaultValue={typed.to}
        options={[
          { value: "everybody", label: t("announcement.everybody") },
          { value: "resident", label: t("audiences.resident") },
          { value: "outside_city", label: t("audiences.outside_city") },
        ]}
      />
      <SubmitButton pending={action.pending} pendingLabel={t("announcement.pending")}>
        {t("announcement.submit")}
      </SubmitButton>
    </form>
  )
}
