"use client"

import { ChevronDown } from "lucide-react"
import { useTranslations } from "next-intl"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { reasonKeys } from "#lib/check-in/rules.ts"
import { ActionFields } from "./action-fields.tsx"
import type { ActionFormProps } from "./check-in-form.tsx"

/** Early or on another day, somebody may still be let in: with a reason, which is recorded. Closed at first. */
export function ExceptionForm({ registrationId, deviceNonce, pending, form }: ActionFormProps) {
  const t = useTranslations("checkIn.exception")
  const options = reasonKeys.map((value) => ({ value, label: t(`reasons.${value}`) }))
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 px-4 font-semibold text-brand sm:px-6">
        {t("open")}
        <ChevronDown aria-hidden className="size-5 shrink-0 group-open:rotate-180" />
      </summary>
      <form {...form} className="space-y-4 px-4 pb-4 sm:px-6 sm:pb-6">
        <ActionFields intent="check_in" registrationId={registrationId} deviceNonce={deviceNonce} />
        <RadioGroup name="reasonKey" label={t("label")} options={options} columns="wide" required />
        <TextInput
          name="reasonText"
          label={t("text")}
          hint={t("textHint")}
          maxLength={200}
          autoComplete="off"
          className="[&_input]:min-h-12"
        />
        <SubmitButton size="large" wide pending={pending} pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </form>
    </details>
  )
}
