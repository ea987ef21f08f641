"use client"

import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { RegistrantCard } from "#lib/check-in/types.ts"
import { atWib, formatDate, formatDay } from "#lib/kernel/format.ts"
import { useHours } from "./use-verdict-lines.ts"

/** Who this is, in the order in which the officer compares it with the KTP. */
export function RegistrantFacts({ card: { registrant, age } }: { card: RegistrantCard }) {
  const locale = useLocale()
  const t = useTranslations("checkIn.person")
  const hours = useHours()
  const { maskedNik, birthDate, sex, audience, session, gate } = registrant
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 sm:grid-cols-3">
      <Fact label={t("nik")}>{maskedNik}</Fact>
      <Fact label={t("born")}>
        {formatDay(atWib(birthDate, 12), locale)}
        <span className="block">{t("age", { age: String(age) })}</span>
      </Fact>
      <Fact label={t("origin")} wide>
        <Origin origin={registrant.origin} />
      </Fact>
      <Fact label={t("sex.label")}>{t(`sex.${sex}`)}</Fact>
      <Fact label={t("audience.label")}>{t(`audience.${audience}`)}</Fact>
      <Fact label={t("gate")}>{t("gateText", { code: gate.code, name: gate.name })}</Fact>
      <Fact label={t("session")}>
        {formatDate(session.startsAt, locale)}
        <span className="block">{hours(session)}</span>
      </Fact>
    </dl>
  )
}

function Origin({ origin }: Pick<RegistrantCard["registrant"], "origin">) {
  const t = useTranslations("checkIn.person")
  return "district" in origin ? t("district", origin) : t("kelurahan", origin)
}

function Fact({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "max-sm:col-span-full" : undefined}>
      <dt className="eyebrow">{label}</dt>
      <dd className="figures font-semibold wrap-anywhere">{children}</dd>
    </div>
  )
}
