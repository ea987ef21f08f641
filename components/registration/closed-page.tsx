import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { PublicState } from "#components/campaign/public-state.ts"
import { PageBody } from "#components/layout/page-body.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { Campaign } from "#lib/campaign/types.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"

type ClosedState = Exclude<PublicState, { kind: "open" } | { kind: "residents_full" }>

interface ClosedPageProps {
  state: ClosedState
  campaign: Campaign
  /** Places for people from outside the city that are not released yet. */
  held: number
  now: Date
}

/** `/daftar` while nobody can register: why, and what one can do meanwhile. */
export function ClosedPage({ state, campaign, held, now }: ClosedPageProps) {
  const t = useTranslations("registration.closed")
  return (
    <PageBody width="reading">
      <PageHeader
        eyebrow={campaign.name}
        title={t(`${state.kind}.title`)}
        intro={<Why state={state} closesAt={campaign.closesAt} now={now} />}
      />
      <div className="space-y-6 border-t-2 border-ink/70 pt-5">
        <Meanwhile state={state} held={held} />
        <div className="flex flex-wrap gap-3">
          {state.kind !== "not_open" && <ButtonLink href={routes.lookup}>{t("lookup")}</ButtonLink>}
          {(state.kind === "only_held" || state.kind === "full") && (
            <ButtonLink href={routes.quota} variant="secondary">
              {t("quota")}
            </ButtonLink>
          )}
          <ButtonLink href={routes.home} variant="secondary">
            {t("home")}
          </ButtonLink>
        </div>
      </div>
    </PageBody>
  )
}

function Why({ state, closesAt, now }: { state: ClosedState; closesAt: Date; now: Date }): ReactNode {
  const locale = useLocale()
  const t = useTranslations("registration.closed")
  switch (state.kind) {
    case "not_open":
      return t("not_open.text", {
        date: formatDate(state.opensAt, locale),
        time: formatTime(state.opensAt, locale),
      })
    case "closed":
      if (now < closesAt) return t("closed.early")
      return t("closed.text", { date: formatDate(closesAt, locale), time: formatTime(closesAt, locale) })
    case "paused":
    case "only_held":
    case "full":
      return t(`${state.kind}.text`)
    default:
      return state satisfies never
  }
}

function Meanwhile({ state, held }: { state: ClosedState; held: number }): ReactNode {
  const locale = useLocale()
  const t = useTranslations("registration")
  switch (state.kind) {
    case "not_open":
      return (
        <div>
          <p className="font-semibold">{t("closed.not_open.prepare")}</p>
          <ul className="mt-2 list-disc space-y-1 pl-6">
            {(["nik", "phone", "hour"] as const).map((item) => (
              <li key={item}>{t(`closed.not_open.items.${item}`)}</li>
            ))}
          </ul>
        </div>
      )
    case "only_held":
      return (
        <>
          <p>{t("closed.full.hope")}</p>
          <p>{t("held.text", { held: formatNumber(held, locale) })}</p>
        </>
      )
    case "full":
      return <p>{t("closed.full.hope")}</p>
    case "closed":
      return <p>{t("closed.closed.help")}</p>
    case "paused":
      return null
    default:
      return state satisfies never
  }
}
