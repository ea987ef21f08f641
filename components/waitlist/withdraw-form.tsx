"use client"

import { useTranslations } from "next-intl"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { useResilientAction } from "#components/form/use-resilient-action.ts"
import { Notice } from "#components/ui/notice.tsx"
import { withdrawAction } from "#lib/waitlist/actions.ts"

/** Takes one person off the list: two steps, so that no thumb does it by accident. */
export function WithdrawForm({ entryId }: { entryId: number }) {
  const t = useTranslations("waitlist.status.withdraw")
  const { state, trouble, pending, form } = useResilientAction(withdrawAction, { kind: "idle" })
  return (
    <details className="mt-2">
      <summary className="touch text-link inline-flex cursor-pointer items-center">{t("ask")}</summary>
      <form {...form} className="mt-2 space-y-3">
        <input type="hidden" name="entry" value={entryId} />
        <p>{t("text")}</p>
        <div role="status">
          {trouble && <Notice tone="warning">{t(trouble)}</Notice>}
          {!trouble && state.kind !== "idle" && <Notice tone="warning">{t(state.kind)}</Notice>}
        </div>
        <SubmitButton pending={pending} pendingLabel={t("pending")} variant="secondary">
          {t("submit")}
        </SubmitButton>
      </form>
    </details>
  )
}
