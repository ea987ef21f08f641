"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { classNames } from "./class-names.ts"

export interface NavTab {
  href: string
  label: string
}

interface NavTabsProps {
  /** Says what the tabs lead through, for screen readers. */
  label: string
  /** The most specific address that begins the current path is marked as current. */
  tabs: readonly NavTab[]
}

/** Sections of an area as links under one rule; scrolls sideways on a phone. */
export function NavTabs({ label, tabs }: NavTabsProps) {
  const path = usePathname()
  const current = tabs
    .filter((tab) => path === tab.href || path.startsWith(`${tab.href}/`))
    .reduce((best, tab) => (tab.href.length > best.length ? tab.href : best), "")

  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line print:hidden">
      <ul className="flex sm:gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.href === current ? "page" : undefined}
              className={classNames(
                "touch inline-flex items-center whitespace-nowrap border-b-4 px-2.5 font-semibold sm:px-3 -outline-offset-4",
                tab.href === current
                  ? "border-marigold text-ink"
                  : "border-transparent text-ink-soft hover:border-line hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
