import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { AsOf } from "#components/quota/as-of.tsx"
import type { Campaign } from "#lib/campaign/types.ts"
import { formatDate, formatNumber, formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { visitorState } from "#lib/waiting-room/rules/page-state.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { JoinForm } from "./join-form.tsx"
import { NotOpen } from "./not-open.tsx"

interface VisitorSectionProps {
  campaign: Campaign
  status: WaitingStatus
  now: Date
}

/** Without a number: how to get one, or why there is none. */
export function VisitorSection({ campaign, status, now }: VisitorSectionProps) {
  const t = useTranslations("waiting")
  const state = visitorState(status)
  const takesForms = Object.values(status.lines).some(({ lists }) => lists)
  return (
    <section {...waitingPage.when("view", "visitor", "over")}>
      <div {...waitingPage.when("view", "over")}>
        <Head title={t("over.title")}>{t("over.text")}</Head>
      </div>
      <div {...waitingPage.when("view", "visitor")}>
        <Head title={<Title status={status} />}>
          <Intro campaign={campaign} status={status} now={now} />
        </Head>
      </div>
      {state === "not_open" && <NotOpen status={status} now={now} />}
      {state === "closed" && <p className="border-t-2 border-ink/70 pt-5">{t("closed.help")}</p>}
      {(state === "full" || state === "only_held") && (
        <p className="mb-5 border-t-2 border-ink/70 pt-5">
          {t(takesForms ? "join.hope.list" : "join.hope.line")}
        </p>
      )}
      {state !== "not_open" && state !== "closed" && (
        <>
          <JoinForm lines={status.lines} campaign={campaign.slug} />
          <div className="mt-2">
            <AsOf moment={new Date(status.asOf)} />
          </div>
        </>
      )}
      <Ways state={state} />
    </section>
  )
}

function Head({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      <p className="mt-2 text-ink-soft">{children}</p>
    </header>
  )
}

function Title({ status }: { status: WaitingStatus }): ReactNode {
  const t = useTranslations("waiting")
  const state = visitorState(status)
  return state === "not_open" || state === "closed" ? t(`${state}.title`) : t(`join.${state}.title`)
}

function Intro({ campaign, status, now }: VisitorSectionProps): ReactNode {
  const locale = useLocale()
  const t = useTranslations("waiting")
  const words = (moment: Date) => ({ date: formatDate(moment, locale), time: formatTime(moment, locale) })
  const state = visitorState(status)
  switch (state) {
    case "not_open":
      return t("not_open.text", words(campaign.opensAt))
    case "lobby":
      return t("join.lobby.intro", words(campaign.opensAt))
    case "closed":
      return now < campaign.closesAt ? t("closed.early") : t("closed.text", words(campaign.closesAt))
    case "only_held":
      return t("join.only_held.intro", { held: formatNumber(status.lines.outside_city.held, locale) })
    case "open":
    case "paused":
    case "full":
      return t(`join.${state}.intro`)
    default:
      return state satisfies never
  }
}

function Ways({ state }: { state: ReturnType<typeof visitorState> }) {
  const t = useTranslations("waiting.ways")
  const isOver = state === "full" || state === "only_held" || state === "closed"
  if (!isOver && state !== "not_open" && state !== "paused") return null
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      {state !== "not_open" && <PlainButtonLink href={routes.lookup}>{t("lookup")}</PlainButtonLink>}
      {isOver && state !== "closed" && (
        <PlainButtonLink href={routes.quota} variant="secondary">
          {t("quota")}
        </PlainButtonLink>
      )}
      <PlainButtonLink href={routes.home} variant="secondary">
        {t("home")}
      </PlainButtonLink>
    </div>
  )
}
