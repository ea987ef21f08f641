import "./globals.css"
import type { Metadata, Viewport } from "next"
import { NextIntlClientProvider } from "next-intl"
import { getLocale, getMessages, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { cityLook, iconAddressOf } from "#components/layout/city-look.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { routes } from "#lib/kernel/routes.ts"
import { systemClock } from "#platform/clock.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common")
  const icon = iconAddressOf(await loadCity(systemClock.now()))
  return {
    title: { default: t("title"), template: t("pageTitle", { page: "%s" }) },
    description: t("footer.purpose"),
    applicationName: t("portal"),
    formatDetection: { telephone: false, date: false, address: false, email: false },
    manifest: routes.manifest,
    icons: { icon: { url: icon, type: "image/svg+xml", sizes: "any" } },
  }
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: "#fffefb",
}

/** Only what every page's client code may need goes to the browser; areas with more words add a provider. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { common } = await getMessages()
  return (
    <html lang={await getLocale()} style={cityLook(await loadCity(systemClock.now()))}>
      <body className="font-sans antialiased">
        <NextIntlClientProvider messages={{ common: { error: common.error } }}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
