"use client"

import { Undo2 } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { formatTime } from "#lib/kernel/format.ts"
import { ActionFields } from "./action-fields.tsx"
import type { ActionFormProps } from "./check-in-form.tsx"

/** Undoes a mistaken check-in. Shown only to the officer who did it and to administrators, for five minutes. */
export function UndoForm({
  registrationId,
  deviceNonce,
  until,
  pending,
  form,
}: ActionFormProps & { until: Date }) {
  const locale = useLocale()
  const t = useTranslations("checkIn.actions")
  return (
    <form {...form} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <ActionFields intent="undo" registrationId={registrationId} deviceNonce={deviceNonce} />
      <SubmitButton
        variant="secondary"
        pending={pending}
        pendingLabel={t("undoPending")}
        className="min-h-12"
      >
        <Undo2 aria-hidden className="size-5" />
        {t("undo")}
      </SubmitButton>
      <p className="text-sm text-ink-soft">{t("undoUntil", { time: formatTime(until, locale) })}</p>
    </form>
  )
}
