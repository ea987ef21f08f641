"use client"

import { useTranslations } from "next-intl"
import { type MouseEvent, useId, useState } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { Button } from "#components/ui/button.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Dialog, DialogClose } from "#components/ui/dialog.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { pauseLineAction } from "#lib/waiting-room/actions.ts"
import type { PauseFormState } from "#lib/waiting-room/form.ts"
import type { OfficeLine } from "#lib/waiting-room/types.ts"
import { SendingTrouble } from "./sending-trouble.tsx"
import { useOfficeAction } from "./use-office-action.ts"

/** Stops giving turns in a line, or goes on, after saying what it means: in a dialog, without a script in the page. */
export function PauseLine({ line, asOf }: { line: OfficeLine; asOf: string }) {
  const t = useTranslations("queueOffice")
  const { state, attempt, trouble, pending, form } = useOfficeAction(pauseLineAction, { kind: "idle" })
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const question = useId()
  const action = line.paused ? "resume" : "pause"
  const words = { line: t(`audiences.${line.audience}`) }

  function ask(event: MouseEvent) {
    event.preventDefault()
    setAskedAt(attempt)
  }

  const confirmation = (
    <form {...form}>
      <Wanted line={line} step="confirm" />
      <SubmitButton pending={pending} pendingLabel={t("pause.pending")} className="w-full">
        {t(`pause.ask.${action}.confirm`)}
      </SubmitButton>
    </form>
  )
  const trigger = (
    <Button type="submit" form={question} variant={line.paused ? "primary" : "secondary"} onClick={ask}>
      {t(`pause.${action}`)}
      <span className="sr-only">: {words.line}</span>
    </Button>
  )
  return (
    <div className="space-y-3">
      <Answer state={state} line={line} asOf={asOf} />
      {state.kind === "asking" ? (
        <div className="rounded-md border-2 border-line-strong p-4">
          <h3 className="text-lg">{t(`pause.ask.${action}.title`, words)}</h3>
          <p className="mt-1">{t(`pause.ask.${action}.text`)}</p>
          <div className="mt-4 flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
            {confirmation}
            <a href={staffRoutes.officeQueue} className={buttonStyle("secondary")}>
              {t("pause.cancel")}
            </a>
          </div>
        </div>
      ) : (
        <>
          {/* Beside the dialog and not around it: React would let the dialog's form bubble up to this one. */}
          <form id={question} {...form}>
            <Wanted line={line} step="ask" />
          </form>
          <Dialog
            trigger={trigger}
            open={askedAt === attempt}
            onOpenChange={(open) => !pending && !open && setAskedAt(null)}
            title={t(`pause.ask.${action}.title`, words)}
            description={t(`pause.ask.${action}.text`)}
            actions={
              <>
                <DialogClose>
                  <Button variant="secondary">{t("pause.cancel")}</Button>
                </DialogClose>
                {confirmation}
              </>
            }
          >
            <SendingTrouble trouble={trouble} />
          </Dialog>
        </>
      )}
    </div>
  )
}

/** The opposite of what the line does now, so that a second click of the same page changes nothing. */
function Wanted({ line, step }: { line: OfficeLine; step: "ask" | "confirm" }) {
  return (
    <>
      <input type="hidden" name="lineId" value={line.id} />
      <input type="hidden" name="paused" value={line.paused ? "no" : "yes"} />
      <input type="hidden" name="step" value={step} />
    </>
  )
}

/** What the pause or its end changed, until newer numbers say that the line stands otherwise. */
function Answer({ state, line, asOf }: { state: PauseFormState; line: OfficeLine; asOf: string }) {
  const t = useTranslations("queueOffice.pause")
  if (state.kind !== "changed" && state.kind !== "unchanged") return null
  if (state.paused !== line.paused && asOf > state.at) return null
  const action = state.paused ? "pause" : "resume"
  return state.kind === "changed" ? (
    <Notice tone="success" live>
      {t(`done.${action}`)}
    </Notice>
  ) : (
    <Notice tone="info" live>
      {t(`unchanged.${action}`)}
    </Notice>
  )
}
