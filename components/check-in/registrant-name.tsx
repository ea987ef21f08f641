"use client"

import { useTranslations } from "next-intl"
import type { RegistrantCard } from "#lib/check-in/types.ts"

/** The name and the number that people call out. */
export function RegistrantName({ registrant: { name, number } }: Pick<RegistrantCard, "registrant">) {
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
