import "./globals.css"
import type { Metadata, Viewport } from "next"
import { NextIntlClientProvider } from "next-intl"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { iconAddress } from "#components/layout/icon.ts"
import { messages } from "#messages/compiled.ts"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common")
  return {
    title: { default: `${t("portal")} · ${t("city")}`, template: `%s · ${t("portal")} ${t("city")}` },
    description: t("footer.purpose"),
    applicationName: t("portal"),
    formatDetection: { telephone: false, date: false, address: false, email: false },
    manifest: "/manifest.webmanifest",
    icons: { icon: { url: iconAddress, type: "image/svg+xml", sizes: "any" } },
  }
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: "#fffefb",
}

/** Only what every page's client code may need goes to the browser; areas with more words add a provider. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="id">
      <body className="font-sans antialiased">
        <NextIntlClientProvider messages={{ common: { error: messages.common.error } }}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
