"use client"

import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import { UNDO_MINUTES } from "#lib/check-in/rules.ts"
import type { DeskState, GateLabel, RegistrantCard } from "#lib/check-in/types.ts"
import { CheckInForm } from "./check-in-form.tsx"
import { ExceptionForm } from "./exception-form.tsx"
import { RegistrantFacts } from "./registrant-facts.tsx"
import { RegistrantNotes } from "./registrant-notes.tsx"
import { UndoForm } from "./undo-form.tsx"
import type { DeskForm } from "./use-desk.ts"
import { useVerdictLines } from "./use-verdict-lines.ts"
import { VerdictBanner } from "./verdict-banner.tsx"

interface RegistrantViewProps {
  state: Extract<DeskState, { kind: "card" | "done" }>
  sending: FormData | null
  form: DeskForm
  gate: GateLabel
}

/** One person: the verdict, what to compare with the KTP, and the one thing to do. */
export function RegistrantView({ state, sending, form, gate }: RegistrantViewProps) {
  const t = useTranslations("checkIn")
  const { card } = state
  const lines = useVerdictLines(card)
  const kind = state.kind === "done" ? "done" : card.verdict.kind
  const notice = state.kind === "card" ? state.notice : null
  const sent = sending?.get("intent")

  return (
    <section aria-label={t("verdict.label")} className="rounded-lg border border-line bg-surface">
      <div className="overflow-hidden rounded-t-lg">
        <VerdictBanner kind={kind} title={t(`verdict.${kind}.title`)}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </VerdictBanner>
      </div>
      <div className="space-y-4 p-4 sm:p-6">
        {notice && (
          <Notice
            tone={notice === "undone" ? "success" : "warning"}
            live
            title={t(`notices.${notice}`, { minutes: String(UNDO_MINUTES) })}
          />
        )}
        <RegistrantName registrant={card.registrant} />
        {state.kind === "card" && (
          <>
            <RegistrantNotes card={card} gate={gate} />
            <RegistrantFacts card={card} />
          </>
        )}
        {card.undo && (
          <UndoForm
            {...card.undo}
            registrationId={card.registrant.registrationId}
            form={form}
            pending={sent === "undo"}
          />
        )}
      </div>
      {state.kind === "card" && <ActionForm state={state} pending={sent === "check_in"} form={form} />}
    </section>
  )
}

/** The name and the number that people call out. */
function RegistrantName({ registrant: { name, number } }: Pick<RegistrantCard, "registrant">) {
  const t = useTranslations("checkIn.person")
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h3 className="text-2xl wrap-anywhere">{name}</h3>
      <p className="figures text-2xl font-bold whitespace-nowrap">
        <span className="sr-only">{t("number")} </span>
        {number}
      </p>
    </div>
  )
}

interface ActionProps {
  state: Extract<DeskState, { kind: "card" }>
  pending: boolean
  form: DeskForm
}

/** What the officer can do now: check in, check in with a reason, or nothing. */
function ActionForm({ state: { card, deviceNonce }, pending, form }: ActionProps) {
  const { registrationId } = card.registrant
  switch (card.verdict.kind) {
    case "may_enter":
      return <CheckInForm {...{ registrationId, deviceNonce, pending, form }} />
    case "too_early":
    case "wrong_day":
      return <ExceptionForm {...{ registrationId, deviceNonce, pending, form }} />
    case "already_checked_in":
    case "cancelled":
    case "no_show":
      return null
    default:
      return card.verdict satisfies never
  }
}
