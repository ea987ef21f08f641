import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { SkipLink } from "#components/ui/skip-link.tsx"
import { SiteFooter } from "./site-footer.tsx"
import { SiteHeader } from "./site-header.tsx"

/** Letterhead, content, footer: the frame of every page that residents see. */
export function PublicShell({ children }: { children: ReactNode }) {
  const t = useTranslations("common")
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink target="isi">{t("skipToContent")}</SkipLink>
      <SiteHeader />
      <main id="isi" tabIndex={-1} className="grow">
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
