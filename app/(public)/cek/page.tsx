import type { Metadata } from "next"
import { NextIntlClientProvider } from "next-intl"
import { getMessages, getTranslations } from "next-intl/server"
import { PageBody } from "#components/layout/page-body.tsx"
import { LookUpForm } from "#components/registration/look-up-form.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lookup")
  return { title: t("title"), description: t("description") }
}

export default async function LookUpPage() {
  const t = await getTranslations("lookup")
  const messages = await getMessages()
  return (
    <PageBody width="reading">
      <PageHeader title={t("title")} intro={t("intro")} />
      <NextIntlClientProvider
        messages={{ lookup: messages.lookup, registration: { errors: messages.registration.errors } }}
      >
        <LookUpForm />
      </NextIntlClientProvider>
      <p className="mt-8 border-t border-line pt-4 text-ink-soft">{t("noPhone")}</p>
    </PageBody>
  )
}
