import { randomUUID } from "node:crypto"
import type { Metadata } from "next"
import { headers } from "next/headers"
import { NextIntlClientProvider } from "next-intl"
import { getLocale, getMessages, getTranslations } from "next-intl/server"
import { InlineScript } from "#components/layout/inline-script.tsx"
import { PageBody } from "#components/layout/page-body.tsx"
import { youngestBirthDate } from "#components/registration/youngest-birth-date.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import { WaitlistForm } from "#components/waitlist/waitlist-form.tsx"
import { WaitlistTerms } from "#components/waitlist/waitlist-terms.tsx"
import { campaignOfPage, type Query } from "#lib/campaign/loaders.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { regionsToChoose } from "#lib/city/rules.ts"
import { queryNames } from "#lib/kernel/routes.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { loadTicketIn } from "#lib/waiting-room/loaders.ts"
import { waitlistFormPage, waitlistFormTexts } from "#lib/waitlist/page.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waitlist")
  return { title: t("title"), description: t("description") }
}

interface WaitlistFormPageProps {
  searchParams: Promise<Query>
}

/**
 * The form of the waiting list. As the front door asks for it (with a line) it is the same for all people of a line, and the
 * front door fills it in; posted, it answers with what was typed, for the number that this browser holds.
 */
export default async function WaitlistFormPage({ searchParams }: WaitlistFormPageProps) {
  const query = await searchParams
  const asked = query[queryNames.line]
  const now = systemClock.now()
  const campaign = await campaignOfPage(query, now)
  const ticket = await loadTicketIn(campaign.id, now)
  const isTemplate = asked !== undefined && !(await isAnswerToForm())
  const line = (isTemplate ? asked : ticket?.audience) === "outside_city" ? "outside_city" : "resident"
  const texts = isTemplate
    ? waitlistFormPage.filled
    : waitlistFormTexts(ticket, { locale: await getLocale(), idempotencyKey: randomUUID() })

  const t = await getTranslations("waitlist")
  const messages = await getMessages()
  const [{ days }, city] = await Promise.all([loadPlaces(campaign, now), loadCity(now)])
  return (
    <PageBody width="reading">
      <PageHeader eyebrow={campaign.name} title={t("title")} intro={t("form.intro")} />
      <NextIntlClientProvider
        messages={{
          registration: messages.registration,
          waitlist: { form: messages.waitlist.form, refused: messages.waitlist.refused },
        }}
      >
        <div data-page="form">
          <WaitlistTerms texts={texts} />
          <WaitlistForm
            regions={regionsToChoose(city)}
            minimumAge={campaign.minimumAge}
            youngestBirthDate={youngestBirthDate(days.at(-1)?.date, campaign.minimumAge)}
            line={line}
            texts={texts}
          />
        </div>
      </NextIntlClientProvider>
      <InlineScript name="waitlist-form" />
    </PageBody>
  )
}

async function isAnswerToForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false
}
