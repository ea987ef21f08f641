"use client"

import "./globals.css"
import { NextIntlClientProvider } from "next-intl"
import { ErrorPage } from "#components/layout/error-page.tsx"
import { common } from "#messages/id/common.ts"

/** Replaces the whole document when even the root layout failed, so it brings its own words. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body className="font-sans antialiased">
        <NextIntlClientProvider
          locale="id"
          timeZone="Asia/Jakarta"
          messages={{ common: { error: common.error } }}
        >
          <title>{common.error.title}</title>
          <main>
            <ErrorPage retry={retry} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
