import { randomUUID } from "node:crypto"
import type { Metadata } from "next"
import { headers } from "next/headers"
import { NextIntlClientProvider } from "next-intl"
import { getLocale, getMessages, getTranslations } from "next-intl/server"
import { publicState } from "#components/campaign/public-state.ts"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { publishPlaces } from "#components/quota/published-places.ts"
import { ClosedPage } from "#components/registration/closed-page.tsx"
import { RegistrationForm } from "#components/registration/registration-form.tsx"
import { TurnBar } from "#components/registration/turn-bar.tsx"
import { youngestBirthDate } from "#components/registration/youngest-birth-date.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { regionsToChoose } from "#lib/city/rules.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { registrationPage, registrationTexts } from "#lib/registration/page.ts"
import { loadPassIn } from "#lib/waiting-room/loaders.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("registration")
  return { title: t("title"), description: t("description") }
}

interface RegisterPageProps {
  searchParams: Promise<Query>
}

/**
 * The form, for holders of a pass: the front door sends people without one to `/antre`, which also fills it in.
 * Asked for with GET, the page is the same for all people of a line and may be kept.
 */
export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const now = systemClock.now()
  const query = await searchParams
  const overview = await loadPlaces(await campaignOfPage(query, now), now)
  const state = publicState(overview)
  const isAnswer = await isAnswerToForm()
  if (state.kind !== "open" && state.kind !== "residents_full" && !isAnswer) {
    return (
      <ClosedPage
        state={state}
        campaign={overview.campaign}
        held={overview.totals.outside_city.held}
        now={now}
      />
    )
  }

  const t = await getTranslations("registration")
  const messages = await getMessages()
  const pass = isAnswer ? await loadPassIn(overview.campaign.id, now) : null
  const line = pass?.audience ?? readLine(query[queryNames.line])
  const texts = isAnswer
    ? registrationTexts(pass, { now, locale: await getLocale(), idempotencyKey: randomUUID() })
    : registrationPage.filled
  const { campaign, days } = overview
  const regions = regionsToChoose(await loadCity(now))
  return (
    <PageBody width="reading" campaign={campaign.slug}>
      <PageHeader eyebrow={campaign.name} title={t("title")} intro={t("intro")} />
      <NextIntlClientProvider
        messages={{ registration: messages.registration, common: { asOf: messages.common.asOf } }}
      >
        <div data-page="form">
          <TurnBar turn={texts} line={line} />
          <RegistrationForm
            places={publishPlaces(overview)}
            regions={regions}
            minimumAge={campaign.minimumAge}
            youngestBirthDate={youngestBirthDate(days.at(-1)?.date, campaign.minimumAge)}
            line={line}
            idempotencyKey={texts.idempotencyKey}
            pass={texts.pass}
          />
        </div>
      </NextIntlClientProvider>
      <InlineScript name="registration" />
    </PageBody>
  )
}

function readLine(asked: string | string[] | undefined): LineAudience {
  return asked === "outside_city" ? asked : "resident"
}

/**
 * Whether the form was posted and gets this page as the answer. Then the form stays, with why it was refused and what
 * was typed, even when registration was paused, closed or full meanwhile.
 */
async function isAnswerToForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false
}
