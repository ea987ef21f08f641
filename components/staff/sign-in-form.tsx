"use client"

import { useLocale, useTranslations } from "next-intl"
import { useActionState } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { formatClock } from "#lib/kernel/format.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { signInAction } from "#lib/staff/actions.ts"
import type { SignInFormState } from "#lib/staff/types.ts"

/** User name and password. `asked` is the page to be led to afterwards; the server checks it. */
export function SignInForm({ asked }: { asked: string }) {
  const t = useTranslations("staff.signIn")
  const [state, action] = useActionState<SignInFormState, FormData>(signInAction, { kind: "idle" })
  return (
    <form action={action} className="space-y-5">
      <Refusal state={state} />
      <input type="hidden" name={queryNames.returnTo} value={asked} />
      <TextInput
        name="username"
        label={t("username")}
        defaultValue={state.kind === "idle" ? "" : state.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
      />
      <TextInput
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        maxLength={400}
        required
      />
      <SubmitButton size="large" wide pendingLabel={t("pending")}>
        {t("submit")}
      </SubmitButton>
      <p className="text-sm text-ink-soft">{t("help")}</p>
    </form>
  )
}

function Refusal({ state }: { state: SignInFormState }) {
  const locale = useLocale()
  const t = useTranslations("staff.signIn")
  switch (state.kind) {
    case "idle":
      return null
    case "refused":
      return (
        <Notice key={state.attempt} tone="danger" live title={t("refusedTitle")}>
          {t("refused")}
        </Notice>
      )
    case "blocked":
      return (
        <Notice key={state.attempt} tone="warning" live title={t("blockedTitle")}>
          {t("blocked", { time: formatClock(state.until, locale) })}
        </Notice>
      )
    default:
      return state satisfies never
  }
}
