import type { ReactNode } from "react"
import { lightStyles, type VerdictKind, verdictLooks } from "./verdict-style.ts"

interface VerdictBannerProps {
  kind: VerdictKind
  title: string
  children: ReactNode
}

/** The verdict, to be read at arm's length. */
export function VerdictBanner({ kind, title, children }: VerdictBannerProps) {
  const { light, icon: Icon } = verdictLooks[kind]
  return (
    <div data-verdict={kind} className={`px-4 py-4 sm:px-6 sm:py-6 ${lightStyles[light]}`}>
      <div className="flex items-center gap-3 sm:gap-4">
        <Icon aria-hidden strokeWidth={2.5} className="size-12 shrink-0 sm:size-16" />
        <h2 className="text-3xl sm:text-4xl">{title}</h2>
      </div>
      <div className="mt-2 text-lg font-semibold">{children}</div>
    </div>
  )
}
