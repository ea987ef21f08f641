"use client"

import { useLocale, useTranslations } from "next-intl"
import type { CardVerdict, RegistrantCard } from "#lib/check-in/types.ts"
import { dateKey, formatClock, formatDate, formatTime } from "#lib/kernel/format.ts"

/** The sentences under a verdict: what the ticket says, how long to wait, by whom and when. */
export function useVerdictLines({ registrant, verdict, asOf }: RegistrantCard): string[] {
  const locale = useLocale()
  const t = useTranslations("checkIn.verdict")
  const wait = useTranslations("checkIn.wait")
  const hours = useHours()(registrant.session)
  const date = formatDate(registrant.session.startsAt, locale)

  switch (verdict.kind) {
    case "may_enter":
      return [t(verdict.late ? "may_enter.late" : "may_enter.text", { hours })]
    case "too_early": {
      const { key, ...parts } = splitWait(asOf, verdict.entersAt)
      const time = formatTime(verdict.entersAt, locale)
      return [t("too_early.text", { time, wait: wait(key, parts) }), t("too_early.ticket", { hours })]
    }
    case "wrong_day":
      return [t(verdict.over ? "wrong_day.over" : "wrong_day.text", { date, hours })]
    case "already_checked_in":
      return [arrivalLine(verdict)]
    case "cancelled":
      return [
        t("cancelled.text", { date: formatDate(verdict.at, locale), time: formatTime(verdict.at, locale) }),
      ]
    case "no_show":
      return [t("no_show.text")]
    default:
      return verdict satisfies never
  }

  function arrivalLine({ arrival }: Extract<CardVerdict, { kind: "already_checked_in" }>) {
    const facts = {
      time: formatClock(arrival.at, locale),
      officer: arrival.staffName,
      gate: arrival.gate.code,
    }
    if (dateKey(arrival.at) === dateKey(asOf)) return t("already_checked_in.text", facts)
    return t("already_checked_in.otherDay", { ...facts, date: formatDate(arrival.at, locale) })
  }
}

/** "07.00–08.00 WIB" */
export function useHours() {
  const locale = useLocale()
  const t = useTranslations("checkIn")
  return ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    t("session", { from: formatTime(startsAt, locale), to: formatTime(endsAt, locale) })
}

/** A wait in words' parts, in whole minutes rounded up: coming a minute too soon would be in vain. */
function splitWait(from: Date, until: Date) {
  const total = Math.max(1, Math.ceil((until.getTime() - from.getTime()) / 60_000))
  const hours = Math.floor(total / 60)
  const minutes = total % 60
  const key = hours === 0 ? "minutes" : minutes === 0 ? "hours" : "hoursAndMinutes"
  return { key, hours, minutes } as const
}
