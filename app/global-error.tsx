"use client"

import "./globals.css"
import { NextIntlClientProvider } from "next-intl"
import { ErrorPage } from "#components/layout/error-page.tsx"
import { defaultLocale } from "#lib/kernel/locale.ts"
import { overload } from "#messages/id/overload.ts"

/** Replaces the whole document when even the root layout failed, so it brings its own words, in the first language. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang={defaultLocale}>
      <body className="font-sans antialiased">
        <NextIntlClientProvider
          locale={defaultLocale}
          timeZone="Asia/Jakarta"
          messages={{ common: { error: overload.failed } }}
        >
          <title>{overload.failed.title}</title>
          <main>
            <ErrorPage retry={retry} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
