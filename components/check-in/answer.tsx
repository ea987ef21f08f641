"use client"

import { ChevronLeft } from "lucide-react"
import { useTranslations } from "next-intl"
import { Button } from "#components/ui/button.tsx"
import { classNames } from "#components/ui/class-names.ts"
import type { DeskState, GateLabel } from "#lib/check-in/types.ts"
import { SpokenVerdict } from "./announcement.tsx"
import { NothingFound } from "./nothing-found.tsx"
import { RegistrantView } from "./registrant-view.tsx"
import { ResultList } from "./result-list.tsx"
import type { DeskForm } from "./use-desk.ts"

interface AnswerProps {
  state: DeskState
  sending: FormData | null
  back: (() => void) | null
  form: DeskForm
  gate: GateLabel
}

/** What the last scan or tap led to. */
export function DeskAnswer({ state, sending, back, form, gate }: AnswerProps) {
  const t = useTranslations("checkIn")
  // What is on the screen belongs to the person before: it fades until the answer is there.
  const searching = sending?.get("intent") === "find"
  return (
    <>
      <SpokenVerdict state={state} />
      {back && (
        <Button variant="quiet" className="min-h-12 px-1!" onClick={back}>
          <ChevronLeft aria-hidden className="size-6" />
          {t("actions.back")}
        </Button>
      )}
      <div aria-busy={searching} className={classNames("space-y-4", searching && "opacity-30 grayscale")}>
        <Shown state={state} sending={sending} form={form} gate={gate} />
      </div>
    </>
  )
}

function Shown({ state, sending, form, gate }: Omit<AnswerProps, "back">) {
  const t = useTranslations("checkIn")
  switch (state.kind) {
    case "idle":
      return <p className="hidden py-10 text-center text-lg text-ink-soft lg:block">{t("search.idle")}</p>
    case "unreadable":
      return state.reason === "forged" ? <NothingFound by="forged" /> : null
    case "nothing":
      return <NothingFound by={state.by} />
    case "several":
      return <ResultList {...state} form={form} sending={sending} />
    case "card":
    case "done":
      return (
        <RegistrantView
          key={state.card.registrant.registrationId}
          state={state}
          sending={sending}
          form={form}
          gate={gate}
        />
      )
    default:
      return state satisfies never
  }
}
