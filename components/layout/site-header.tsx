import { useTranslations } from "next-intl"
import { routes } from "#lib/kernel/routes.ts"
import { Emblem } from "./emblem.tsx"

/** The letterhead of every public page. Its links are plain: most of these pages come without Next's router. */
export function SiteHeader() {
  const t = useTranslations("common")
  return (
    <header className="border-t-4 border-marigold border-b border-b-line bg-surface print:border-t-0">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-3 px-4 sm:px-6">
        <a href={routes.home} aria-label={t("homeLink")} className="flex items-center gap-3 py-3">
          <Emblem />
          <span className="leading-tight">
            <span className="block text-sm text-ink-soft">{t("government")}</span>
            <span className="block font-bold">{t("portal")}</span>
          </span>
        </a>
        <nav aria-label={t("navigation")} className="-mx-2 print:hidden">
          <ul className="flex flex-wrap">
            <HeaderLink href={routes.quota} className="max-sm:hidden">
              {t("nav.quota")}
            </HeaderLink>
            <HeaderLink href={routes.lookup}>{t("nav.ticket")}</HeaderLink>
          </ul>
        </nav>
      </div>
    </header>
  )
}

function HeaderLink({ href, className, children }: { href: string; className?: string; children: string }) {
  return (
    <li className={className}>
      <a
        href={href}
        className="touch inline-flex items-center rounded-md px-2 font-semibold text-brand underline-offset-4 hover:underline"
      >
        {children}
      </a>
    </li>
  )
}
