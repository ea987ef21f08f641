"use client"

import { ChevronRight } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { Badge } from "#components/ui/badge.tsx"
import { Spinner } from "#components/ui/spinner.tsx"
import type { Tone } from "#components/ui/tone.ts"
import type { RegistrantCard } from "#lib/check-in/types.ts"
import { dateKey, formatDate } from "#lib/kernel/format.ts"
import type { DeskForm } from "./use-desk.ts"
import { useHours } from "./use-verdict-lines.ts"
import { type Light, verdictLooks } from "./verdict-style.ts"

const tones: Record<Light, Tone> = { green: "success", amber: "warning", red: "danger" }

interface ResultListProps {
  cards: RegistrantCard[]
  more: boolean
  form: DeskForm
  sending: FormData | null
}

/** Several people fit; the officer picks the one on the KTP. */
export function ResultList({ cards, more, form, sending }: ResultListProps) {
  const t = useTranslations("checkIn.list")
  return (
    <section aria-labelledby="hasil" className="rounded-lg border border-line bg-surface">
      <header className="border-b border-line px-4 py-3">
        <h2 id="hasil" className="text-xl">
          {t(more ? "more" : "title", { count: cards.length })}
        </h2>
        <p className="text-ink-soft">{more ? t("moreHint") : t("hint")}</p>
      </header>
      <ul className="divide-y divide-line">
        {cards.map((card) => (
          <li key={card.registrant.registrationId}>
            <form {...form}>
              <input type="hidden" name="intent" value="open" />
              <input type="hidden" name="registrationId" value={card.registrant.registrationId} />
              <ResultRow
                card={card}
                opening={sending?.get("registrationId") === String(card.registrant.registrationId)}
              />
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ResultRow({
  card: { registrant, verdict, age, asOf },
  opening,
}: {
  card: RegistrantCard
  opening: boolean
}) {
  const locale = useLocale()
  const t = useTranslations("checkIn")
  const hours = useHours()
  const today = dateKey(registrant.session.startsAt) === dateKey(asOf)
  return (
    <button
      type="submit"
      aria-busy={opening || undefined}
      className="flex min-h-16 w-full cursor-pointer items-center gap-3 px-4 py-3 text-left -outline-offset-4 hover:bg-brand-tint"
    >
      <span className="min-w-0 grow space-y-0.5">
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="text-lg font-bold wrap-anywhere">{registrant.name}</span>
          <Badge tone={tones[verdictLooks[verdict.kind].light]}>{t(`badge.${verdict.kind}`)}</Badge>
        </span>
        <span className="figures block">
          <b>{registrant.number}</b> · {registrant.maskedNik}
        </span>
        <span className="block text-sm text-ink-soft">
          {t("list.age", { age: String(age) })} ·{" "}
          {today ? t("list.today") : formatDate(registrant.session.startsAt, locale)},{" "}
          <span className="whitespace-nowrap">{hours(registrant.session)}</span>
        </span>
      </span>
      {opening ? <Spinner className="size-6" /> : <ChevronRight aria-hidden className="size-6 shrink-0" />}
    </button>
  )
}
