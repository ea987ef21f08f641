"use client"

import { unstable_rethrow } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState, useTransition } from "react"
import { Button } from "#components/ui/button.tsx"
import { Dialog, DialogClose } from "#components/ui/dialog.tsx"
import type { Tone } from "#components/ui/tone.ts"
import { changePhaseAction } from "#lib/campaign/actions.ts"

type Decision = "open" | "paused" | "closed"
type Answer = Awaited<ReturnType<typeof changePhaseAction>>

/** What to say about a decision; `at` tells one answer from the next. */
export interface PhaseResult {
  tone: Tone
  message: `done.${Decision}` | "unchanged" | "notAllowed" | "failed"
  at: number
}

interface PhaseDialogProps {
  campaignId: number
  phase: Decision
  onAnswer: (result: PhaseResult) => Promise<void>
}

/** A decision about the whole campaign, made only after reading what it does. */
export function PhaseDialog({ campaignId, phase, onAnswer }: PhaseDialogProps) {
  const t = useTranslations("admin.phase")
  const [asking, setAsking] = useState(false)
  const [deciding, startDeciding] = useTransition()

  function decide() {
    startDeciding(async () => {
      const answer = await changePhaseAction({ campaignId, phase }).catch(toLost)
      setAsking(false)
      await onAnswer({ ...resultOf(answer, phase), at: Date.now() })
    })
  }

  return (
    <Dialog
      open={asking}
      onOpenChange={(open) => !deciding && setAsking(open)}
      trigger={<Button variant={phase === "open" ? "primary" : "secondary"}>{t(phase)}</Button>}
      title={t(`ask.${phase}.title`)}
      description={t(`ask.${phase}.text`)}
      actions={
        <>
          <DialogClose>
            <Button variant="secondary">{t("cancel")}</Button>
          </DialogClose>
          <Button variant={phase === "closed" ? "danger" : "primary"} pending={deciding} onClick={decide}>
            {deciding ? t("pending") : t(`ask.${phase}.confirm`)}
          </Button>
        </>
      }
    />
  )
}

/** A lost connection is an answer to show; being led to the sign-in page is not caught. */
function toLost(error: unknown): null {
  unstable_rethrow(error)
  return null
}

function resultOf(answer: Answer | null, phase: Decision): Omit<PhaseResult, "at"> {
  if (answer === null) return { tone: "danger", message: "failed" }
  switch (answer.kind) {
    case "changed":
      return { tone: "success", message: `done.${phase}` }
    case "unchanged":
      return { tone: "info", message: "unchanged" }
    case "not_allowed":
    case "invalid":
      return { tone: "warning", message: "notAllowed" }
    default:
      return answer satisfies never
  }
}
