import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { Campaign } from "#lib/campaign/types.ts"
import { formatNumber } from "#lib/kernel/format.ts"

/** The particulars of the campaign, ruled like the head of an official letter. */
export function Facts({ campaign }: { campaign: Campaign }) {
  const locale = useLocale()
  const t = useTranslations("home.facts")
  return (
    <section aria-labelledby="kegiatan">
      <h2 id="kegiatan" className="text-xl">
        {t("title")}
      </h2>
      <dl className="mt-3 border-t-2 border-ink/70">
        <Fact term={t("what")}>
          {t("whatText", { vaccine: campaign.vaccine, dose: formatNumber(campaign.dose, locale) })}
        </Fact>
        <Fact term={t("where")}>
          {campaign.venue}, {campaign.venueAddress}
        </Fact>
        <Fact term={t("who")}>{t("whoText", { age: formatNumber(campaign.minimumAge, locale) })}</Fact>
        <Fact term={t("cost")}>{t("costText")}</Fact>
        <Fact term={t("organiser")}>{campaign.organiser}</Fact>
      </dl>
    </section>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-3 border-b border-line py-2.5">
      <dt className="w-33 text-ink-soft">{term}</dt>
      <dd className="min-w-[min(11rem,100%)] flex-1">{children}</dd>
    </div>
  )
}
