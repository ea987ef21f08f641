import "../staff.css"
import type { Metadata } from "next"
import Link from "next/link"
import { NextIntlClientProvider } from "next-intl"
import { getMessages, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Emblem } from "#components/layout/emblem.tsx"
import { SkipLink } from "#components/ui/skip-link.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { signOutAction } from "#lib/staff/actions.ts"
import { requireStaff } from "#lib/staff/loaders.ts"

export const metadata: Metadata = { robots: { index: false } }

const headerLink =
  "inline-flex min-h-12 cursor-pointer items-center rounded-md px-3 font-semibold underline-offset-4 hover:underline focus-visible:outline-white"

/** The frame of the stadium's pages: narrow, so that the phone's height belongs to the work. */
export default async function StadiumLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff(staffRoutes.desk)
  const t = await getTranslations("checkIn")
  const messages = await getMessages()
  return (
    <NextIntlClientProvider
      messages={{ common: { error: messages.common.error }, checkIn: messages.checkIn }}
    >
      <SkipLink target="isi">{t("skipToContent")}</SkipLink>
      <header className="border-b-4 border-marigold bg-brand text-white">
        <div className="mx-auto flex max-w-wide items-center gap-3 px-3 sm:px-6">
          <Emblem className="size-9 shrink-0" />
          <p className="min-w-0 grow py-1.5 leading-tight">
            <span className="block truncate font-bold">{actor.name}</span>
            <span className="block truncate text-sm">{t("area")}</span>
          </p>
          {actor.role === "admin" && (
            <Link href={staffRoutes.office} prefetch={false} className={headerLink}>
              {t("office")}
            </Link>
          )}
          <form action={signOutAction}>
            <button type="submit" className={headerLink}>
              {t("signOut")}
            </button>
          </form>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="mx-auto max-w-wide px-3 py-4 sm:px-6 sm:py-8">
        {children}
      </main>
    </NextIntlClientProvider>
  )
}
