"use client"

import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { useResilientAction } from "#components/form/use-resilient-action.ts"
import { Notice } from "#components/ui/notice.tsx"
import { formatTime } from "#lib/kernel/format.ts"
import { lookUpAction } from "#lib/registration/actions.ts"
import type { LookUpState } from "#lib/registration/types.ts"
import { useErrorSentence } from "./form-words.ts"

/** Leads to the ticket by NIK and phone. A mismatch gets one answer, whichever of the two does not match. */
export function LookUpForm() {
  const t = useTranslations("lookup")
  const sentence = useErrorSentence()
  const { state, attempt, trouble, pending, form } = useResilientAction(lookUpAction, { kind: "idle" })
  const typed = state.kind === "idle" ? { nik: "", phone: "" } : state
  const errors = state.kind === "invalid" ? state.errors : {}

  return (
    <form {...form} noValidate className="space-y-6">
      <Answer key={attempt} state={state} />
      <TextInput
        name="nik"
        label={t("nik")}
        hint={t("nikHint")}
        error={errors.nik && sentence(errors.nik)}
        defaultValue={typed.nik}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
      />
      <TextInput
        name="phone"
        label={t("phone")}
        hint={t("phoneHint")}
        error={errors.phone && sentence(errors.phone)}
        defaultValue={typed.phone}
        type="tel"
        autoComplete="tel"
        maxLength={30}
      />
      <div role="status">{trouble && <Notice tone="warning">{t(`sending.${trouble}`)}</Notice>}</div>
      <SubmitButton pending={pending} pendingLabel={t("pending")} size="large" wide>
        {t("submit")}
      </SubmitButton>
      <p className="text-sm text-ink-soft">{t("privacy")}</p>
    </form>
  )
}

function Answer({ state }: { state: LookUpState }) {
  const locale = useLocale()
  const t = useTranslations("lookup")
  const words = useTranslations("registration.errors")
  const sentence = useErrorSentence()
  switch (state.kind) {
    case "idle":
      return null
    case "invalid": {
      const errors = (["nik", "phone"] as const).flatMap((name) => {
        const key = state.errors[name]
        if (!key) return []
        return [{ name, message: key === "required" ? words("missing", { field: t(name) }) : sentence(key) }]
      })
      return <ErrorSummary title={words("title")} errors={errors} />
    }
    case "not_found":
      return (
        <ErrorSummary title={t("notFound")} errors={[]}>
          <p className="mt-1">{t("notFoundHelp")}</p>
        </ErrorSummary>
      )
    case "try_later":
      return (
        <ErrorSummary
          tone="warning"
          title={t("limited", { time: formatTime(state.retryAt, locale) })}
          errors={[]}
        />
      )
    default:
      return state satisfies never
  }
}
