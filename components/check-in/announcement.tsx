"use client"

import { useTranslations } from "next-intl"
import type { DeskState } from "#lib/check-in/types.ts"

/** Says the verdict and the name to screen readers; it is on the page before there is anything to say. */
export function SpokenVerdict({ state }: { state: DeskState }) {
  const t = useTranslations("checkIn")
  return (
    <p role="status" className="sr-only">
      {sentence()}
    </p>
  )

  function sentence(): string {
    switch (state.kind) {
      case "idle":
        return ""
      case "unreadable":
        return state.reason === "forged" ? t("verdict.forged.title") : t(`unreadable.${state.reason}`)
      case "nothing":
        return t("verdict.nothing.title")
      case "several":
        return t("list.title", { count: state.cards.length })
      case "card":
        return t("verdict.spoken", {
          verdict: t(`verdict.${state.card.verdict.kind}.title`),
          name: state.card.registrant.name,
        })
      case "done":
        return t("verdict.spoken", { verdict: t("verdict.done.title"), name: state.card.registrant.name })
      default:
        return state satisfies never
    }
  }
}
