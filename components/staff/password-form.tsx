"use client"

import { useLocale, useTranslations } from "next-intl"
import { useActionState } from "react"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { formatClock } from "#lib/kernel/format.ts"
import { changePasswordAction } from "#lib/staff/actions.ts"
import { MIN_PASSWORD } from "#lib/staff/rules.ts"
import type { ChangePasswordField, ChangePasswordFormState } from "#lib/staff/types.ts"

const fields: readonly ChangePasswordField[] = ["current", "next", "again"]

/** Old password, new password twice. Nothing typed is sent back: browsers and people keep passwords, pages do not. */
export function PasswordForm({ username, oneTime }: { username: string; oneTime: boolean }) {
  const locale = useLocale()
  const t = useTranslations("staff.password")
  const [state, action] = useActionState<ChangePasswordFormState, FormData>(changePasswordAction, {
    kind: "idle",
  })

  const message = (field: ChangePasswordField): string | undefined => {
    const key = state.kind === "invalid" ? state.errors[field] : undefined
    if (state.kind !== "invalid" || key === undefined) return undefined
    return t(`errors.${key}`, {
      shortest: String(MIN_PASSWORD),
      time: state.until ? formatClock(state.until, locale) : "",
    })
  }
  const errors = fields.flatMap((name) => {
    const sentence = message(name)
    return sentence === undefined ? [] : [{ name, message: sentence }]
  })

  return (
    <form action={action} className="space-y-5">
      {state.kind === "invalid" && <ErrorSummary key={state.attempt} title={t("summary")} errors={errors} />}
      {/* Password managers file the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <TextInput
        name="current"
        type="password"
        label={oneTime ? t("currentOneTime") : t("current")}
        error={message("current")}
        autoComplete="current-password"
        required
      />
      <TextInput
        name="next"
        type="password"
        label={t("next")}
        hint={t("rules.length", { shortest: String(MIN_PASSWORD) })}
        error={message("next")}
        autoComplete="new-password"
        required
      />
      <TextInput
        name="again"
        type="password"
        label={t("again")}
        error={message("again")}
        autoComplete="new-password"
        required
      />
      <SubmitButton size="large" wide pendingLabel={t("pending")}>
        {t("submit")}
      </SubmitButton>
    </form>
  )
}
