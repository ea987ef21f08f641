"use client"

import { useTranslations } from "next-intl"
import { type MouseEvent, useRef } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { useResilientAction } from "#components/form/use-resilient-action.ts"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Notice } from "#components/ui/notice.tsx"
import { cancelAction } from "#lib/registration/actions.ts"

/** Gives the place back, after one more question. A `details` element asks it, so it works without a script. */
export function CancelPlace({ ticketCode }: { ticketCode: string }) {
  const t = useTranslations("ticket.cancel")
  const { state, trouble, pending, form } = useResilientAction(cancelAction, { kind: "idle" })
  const question = useRef<HTMLDetailsElement>(null)

  function keep(event: MouseEvent) {
    event.preventDefault()
    question.current?.removeAttribute("open")
    question.current?.querySelector("summary")?.focus()
  }

  return (
    <details ref={question} className="group" open={state.kind !== "idle" || undefined}>
      <summary className="touch text-link inline-flex cursor-pointer list-none items-center group-open:hidden">
        {t("open")}
      </summary>
      <form {...form} className="rounded-lg border border-danger-line bg-surface p-4 sm:p-5">
        <h2 className="text-lg">{t("title")}</h2>
        <p className="mt-1">{t("text")}</p>
        <div role="status" className="mt-3 empty:hidden">
          {trouble && <Notice tone="warning">{t(`sending.${trouble}`)}</Notice>}
          {state.kind !== "idle" && <Notice tone="warning">{t(state.kind)}</Notice>}
        </div>
        <input type="hidden" name="ticketCode" value={ticketCode} />
        <div className="mt-4 flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
          <SubmitButton variant="danger" pending={pending} pendingLabel={t("pending")}>
            {t("confirm")}
          </SubmitButton>
          <a href={`/tiket/${ticketCode}`} onClick={keep} className={buttonStyle("secondary")}>
            {t("keep")}
          </a>
        </div>
      </form>
    </details>
  )
}
