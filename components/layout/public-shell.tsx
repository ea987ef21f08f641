import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { SiteFooter } from "./site-footer.tsx"
import { SiteHeader } from "./site-header.tsx"

/** Letterhead, content, footer: the frame of every page that residents see. */
export function PublicShell({ children }: { children: ReactNode }) {
  const t = useTranslations("common")
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#isi"
        className="sr-only touch z-50 rounded-md bg-brand px-4 py-3 font-semibold text-white focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("skipToContent")}
      </a>
      <SiteHeader />
      <main id="isi" tabIndex={-1} className="grow">
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
