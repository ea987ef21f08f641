import { useTranslations } from "next-intl"
import { BringList } from "#components/campaign/bring-list.tsx"
import { CallToAction } from "#components/campaign/call-to-action.tsx"
import { Facts } from "#components/campaign/facts.tsx"
import { Masthead } from "#components/campaign/masthead.tsx"
import { publicState } from "#components/campaign/public-state.ts"
import { Steps } from "#components/campaign/steps.tsx"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { PlacesLeftByDay } from "#components/quota/places-left-by-day.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { loadWaitingStatus } from "#lib/waiting-room/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export default async function HomePage({ searchParams }: { searchParams: Promise<Query> }) {
  const now = systemClock.now()
  const campaign = await campaignOfPage(await searchParams, now)
  const [overview, { lobbyOpensAt, lines }, { skyline }] = await Promise.all([
    loadPlaces(campaign, now),
    loadWaitingStatus(campaign.id, now),
    loadCity(now),
  ])
  const isLobbyOpen = lines.resident.phase === "lobby" || lines.outside_city.phase === "lobby"
  const days = overview.days.flatMap(({ sessions }) => {
    const [first, last] = [sessions[0], sessions.at(-1)]
    return first && last ? [{ startsAt: first.startsAt, endsAt: last.endsAt }] : []
  })

  return (
    <>
      <Masthead campaign={overview.campaign} days={days} skyline={skyline} />
      <div data-campaign={overview.campaign.slug} className="mx-auto max-w-page px-4 sm:px-6">
        <div className="relative -mt-8 sm:-mt-10">
          <CallToAction
            state={publicState(overview)}
            lobby={{ opensAt: new Date(lobbyOpensAt), isOpen: isLobbyOpen }}
            now={now}
          />
        </div>
        <div className="mt-12">
          <PlacesLeftByDay overview={overview} />
        </div>
        <div id="persiapan" className="mt-12 grid gap-12 md:grid-cols-2">
          <Steps />
          <Preparation />
        </div>
        <div className="mt-12">
          <Facts campaign={overview.campaign} />
        </div>
      </div>
      <InlineScript name="home" />
    </>
  )
}

function Preparation() {
  const t = useTranslations()
  return (
    <section aria-labelledby="dibawa">
      <h2 id="dibawa" className="text-xl">
        {t("common.bring.title")}
      </h2>
      <div className="mt-3 border-t-2 border-ink/70 pt-4">
        <BringList />
        <p className="mt-4 text-ink-soft">{t("home.lanes")}</p>
      </div>
    </section>
  )
}
