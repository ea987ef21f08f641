import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { Campaign } from "#lib/campaign/types.ts"
import { routes } from "#lib/kernel/routes.ts"
import { drawPage } from "#lib/waiting-room/page.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { DrawCheck } from "./draw-check.tsx"
import { DrawLine } from "./draw-line.tsx"

/** The draw, published so that anybody can check it. */
export function DrawPage({ campaign, status }: { campaign: Campaign; status: WaitingStatus }) {
  const t = useTranslations("waiting.draw")
  return (
    <PageBody width="reading" campaign={campaign.slug}>
      <PageHeader eyebrow={campaign.name} title={t("title")} intro={t("intro")} />
      <div className="space-y-10">
        <DrawCheck lines={status.lines} campaign={campaign.slug} />
        <section aria-labelledby="adil">
          <h2 id="adil" className="text-xl">
            {t("fair.title")}
          </h2>
          <ol className="mt-3 border-t-2 border-ink/70">
            {(["before", "draw", "check"] as const).map((step, index) => (
              <li key={step} className="grid grid-cols-[2.5rem_1fr] border-b border-line py-3">
                <span aria-hidden className="figures text-2xl font-bold text-brand">
                  {index + 1}
                </span>
                <p>{t(`fair.${step}`)}</p>
              </li>
            ))}
          </ol>
        </section>
        {drawPage.choices.audience.map((audience) => (
          <DrawLine
            key={audience}
            audience={audience}
            line={status.lines[audience]}
            opensAt={new Date(status.opensAt)}
            asOf={new Date(status.asOf)}
          />
        ))}
        <a href={routes.waiting} className="touch text-link inline-flex items-center">
          {t("back")}
        </a>
      </div>
    </PageBody>
  )
}
