import { randomUUID } from "node:crypto"
import type { Metadata } from "next"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { NextIntlClientProvider } from "next-intl"
import { getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { SmallScript } from "#components/layout/small-script.tsx"
import { youngestBirthDate } from "#components/registration/youngest-birth-date.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import { numberHoles, numberOf } from "#components/waitlist/form-holes.ts"
import { WaitlistForm } from "#components/waitlist/waitlist-form.tsx"
import { WaitlistStatus } from "#components/waitlist/waitlist-status.tsx"
import { WaitlistTerms } from "#components/waitlist/waitlist-terms.tsx"
import { kecamatanOfMalang, neighbourKecamatan } from "#lib/identity/regions.ts"
import { systemClock } from "#lib/kernel/clock.ts"
import { hole } from "#lib/kernel/hole.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { loadTickets } from "#lib/waiting-room/loaders.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { loadWaitlist } from "#lib/waitlist/loaders.ts"
import { messages } from "#messages/compiled.ts"

export const dynamic = "force-dynamic"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("waitlist")
  return { title: t("title"), description: t("description") }
}

interface WaitlistPageProps {
  searchParams: Promise<{ jalur?: string | string[]; orang?: string | string[] }>
}

/**
 * The waiting list. As the front door asks for it (`jalur`) it is the form, the same for everybody of a line, whose holes
 * are filled by the front door; posted, it answers with what was typed. Otherwise it is where this browser's number
 * stands.
 */
export default async function WaitlistPage({ searchParams }: WaitlistPageProps) {
  const { jalur, orang } = await searchParams
  if (await isAnswerToForm()) return <FormAnswer isOneMore={orang !== undefined} />
  if (jalur !== undefined) {
    const line = jalur === "outside_city" ? jalur : "resident"
    return <Form line={line} number={numberHoles} idempotencyKey={hole("idempotency_key")} />
  }
  return <Status />
}

async function Status() {
  const view = await loadWaitlist(systemClock.now())
  if (!view) redirect("/antre?jalur=resident")
  const t = await getTranslations("waitlist.status")
  const isWaiting = view.people.some(({ status }) => status === "waiting")
  return (
    <PageBody width="reading">
      <PageHeader title={t(`title.${isWaiting ? "waiting" : "settled"}`)} />
      <NextIntlClientProvider
        messages={{ waitlist: { status: { withdraw: messages.waitlist.status.withdraw } } }}
      >
        <WaitlistStatus view={view} />
      </NextIntlClientProvider>
    </PageBody>
  )
}

/** The form as it was posted: for the number that this browser holds, if it still holds one. */
async function FormAnswer({ isOneMore }: { isOneMore: boolean }) {
  const { waiting, listed } = await loadTickets()
  const ticket = (isOneMore ? listed : waiting) ?? listed
  const line = ticket?.audience ?? "resident"
  return <Form line={line} number={numberOf(ticket)} idempotencyKey={randomUUID()} />
}

interface FormProps {
  line: LineAudience
  number: typeof numberHoles
  idempotencyKey: string
}

async function Form({ line, number, idempotencyKey }: FormProps) {
  const t = await getTranslations("waitlist")
  const { campaign, days } = await loadPlaces(systemClock.now())
  return (
    <PageBody width="reading">
      <PageHeader eyebrow={campaign.name} title={t("title")} intro={t("form.intro")} />
      <NextIntlClientProvider
        messages={{
          registration: messages.registration,
          waitlist: { form: messages.waitlist.form, refused: messages.waitlist.refused },
        }}
      >
        <div data-daftar>
          <WaitlistTerms number={number} />
          <WaitlistForm
            regions={{ kecamatan: kecamatanOfMalang, neighbours: neighbourKecamatan }}
            minimumAge={campaign.minimumAge}
            youngestBirthDate={youngestBirthDate(days.at(-1)?.date, campaign.minimumAge)}
            line={line}
            number={number}
            idempotencyKey={idempotencyKey}
          />
        </div>
      </NextIntlClientProvider>
      <SmallScript name="daftar-tunggu" />
    </PageBody>
  )
}

async function isAnswerToForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false
}
