import { useTranslations } from "next-intl"
import { routes, staffRoutes } from "#lib/kernel/routes.ts"

const links = [
  { href: routes.home, key: "home" },
  { href: routes.registration, key: "register" },
  { href: routes.lookup, key: "lookup" },
  { href: routes.quota, key: "quota" },
] as const

/** Who runs the site, the four public pages, and the small door for staff. */
export function SiteFooter() {
  const t = useTranslations("common")
  return (
    <footer className="mt-16 border-t border-line bg-sunken print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-12 gap-y-4 px-4 py-8 sm:px-6">
        <div className="max-w-md text-sm">
          <p className="font-bold">{t("footer.owner")}</p>
          <p className="mt-1 text-ink-soft">{t("footer.purpose")}</p>
          <p className="text-ink-soft">{t("footer.free")}</p>
        </div>
        <nav aria-label={t("footer.links")}>
          <ul className="-mx-2 flex flex-wrap">
            {links.map(({ href, key }) => (
              <li key={key}>
                <a href={href} className="touch text-link inline-flex items-center px-2">
                  {t(`nav.${key}`)}
                </a>
              </li>
            ))}
            <li>
              <a
                href={staffRoutes.signIn}
                className="touch inline-flex items-center px-2 text-sm text-ink-soft underline-offset-4 hover:underline"
              >
                {t("footer.staff")}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
