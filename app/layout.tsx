import "./globals.css"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Metadata, Viewport } from "next"
import { NextIntlClientProvider } from "next-intl"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { messages } from "#messages/compiled.ts"

/** In the page itself: a crowd must not ask for it. */
const icon = `data:image/svg+xml,${readFileSync(join(process.cwd(), "public/icon.svg"), "utf8")
  .replaceAll(/\s*\n\s*/g, "")
  .replaceAll('"', "'")
  .replaceAll("#", "%23")}`

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common")
  return {
    title: { default: `${t("portal")} · ${t("city")}`, template: `%s · ${t("portal")} ${t("city")}` },
    description: t("footer.purpose"),
    applicationName: t("portal"),
    formatDetection: { telephone: false, date: false, address: false, email: false },
    manifest: "/manifest.webmanifest",
    icons: { icon: { url: icon, type: "image/svg+xml", sizes: "any" } },
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
