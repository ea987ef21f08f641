import Link from "next/link"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Emblem } from "#components/layout/emblem.tsx"
import { type NavTab, NavTabs } from "#components/ui/nav-tabs.tsx"
import { SkipLink } from "#components/ui/skip-link.tsx"
import { PASSWORD_PAGE } from "#lib/staff/rules.ts"
import type { SignedInStaff } from "#lib/staff/types.ts"
import { SignOutButton } from "./sign-out-button.tsx"

interface AreaFrameProps {
  /** The name of the area, under the name of the portal. */
  area: string
  staff: SignedInStaff
  /** What the tabs lead through, and the tabs. */
  navigation: { label: string; tabs: readonly NavTab[] }
  children: ReactNode
}

/** The frame of the pages for staff: where one is, who one is, the way out. */
export function AreaFrame({ area, staff, navigation, children }: AreaFrameProps) {
  const common = useTranslations("common")
  const t = useTranslations("staff")
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink target="isi">{common("skipToContent")}</SkipLink>
      <header className="border-t-4 border-marigold bg-surface print:hidden">
        <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-6 px-4 pt-3 sm:px-6">
          <div className="flex items-center gap-3">
            <Emblem className="size-10" />
            <p className="leading-tight">
              <span className="block text-sm text-ink-soft">{common("portal")}</span>
              <span className="block font-bold">{area}</span>
            </p>
          </div>
          <div className="-mx-2 flex flex-wrap items-center gap-x-2 text-sm">
            <p className="px-2 leading-tight">
              <span className="block text-ink-soft">{t(`roles.${staff.role}`)}</span>
              <span className="block font-semibold">{staff.name}</span>
            </p>
            <Link
              href={PASSWORD_PAGE}
              prefetch={false}
              className="touch text-link inline-flex items-center px-2"
            >
              {t("frame.changePassword")}
            </Link>
            <SignOutButton />
          </div>
        </div>
        <div className="mx-auto max-w-wide px-4 sm:px-6">
          <NavTabs label={navigation.label} tabs={navigation.tabs} />
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="mx-auto w-full max-w-wide grow px-4 pt-6 pb-16 sm:px-6 sm:pt-8">
        {children}
      </main>
    </div>
  )
}
