"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { EmptyState } from "#components/ui/empty-state.tsx"
import type { ReleaseFormState } from "#lib/quota/form.ts"
import { sumHeld } from "#lib/quota/rules.ts"
import type { ReleasableSession } from "#lib/quota/types.ts"
import { ReleaseConfirm } from "./release-confirm.tsx"
import { ReleaseDone } from "./release-done.tsx"
import { ReleasePlanForm } from "./release-plan-form.tsx"

interface ReleaseFormProps {
  action: (before: ReleaseFormState, form: FormData) => Promise<ReleaseFormState>
  sessions: readonly ReleasableSession[]
}

/** Plan, confirm, done: three answers of one form. */
export function ReleaseForm({ action, sessions }: ReleaseFormProps) {
  const t = useTranslations("admin.release")
  const [state, send] = useActionState(action, begin(sessions))
  switch (state.step) {
    case "plan":
      return sumHeld(state.sessions) === 0 ? (
        <EmptyState title={t("nothingHeld")}>{t("nothingHeldText")}</EmptyState>
      ) : (
        <ReleasePlanForm key={state.attempt} state={state} send={send} />
      )
    case "confirm":
      return <ReleaseConfirm key={state.attempt} state={state} send={send} />
    case "done":
      return <ReleaseDone state={state} />
    default:
      return state satisfies never
  }
}

function begin(sessions: readonly ReleasableSession[]): ReleaseFormState {
  const days = [...new Set(sessions.map(({ day }) => day))]
  const values = { way: "spread" as const, amount: "", days, each: {}, reason: "" }
  return { step: "plan", attempt: 0, values, errors: {}, sessions, changed: null }
}
