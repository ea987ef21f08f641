import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"
import { type Tone, toneIcons } from "./tone.ts"

const styles: Record<Tone, string> = {
  info: "bg-info-tint text-info border-brand",
  success: "bg-success-tint text-success border-success-line",
  warning: "bg-warning-tint text-warning border-warning-line",
  danger: "bg-danger-tint text-danger border-danger-line",
}

interface NoticeProps {
  tone?: Tone
  title?: ReactNode
  /** Set when the notice appears after an action, so that it is read out: polite, or at once for danger. */
  live?: boolean
  className?: string
  children?: ReactNode
}

/** A message that stays on the page: icon, words, and only then colour. */
export function Notice({ tone = "info", title, live = false, className, children }: NoticeProps) {
  const Icon = toneIcons[tone]
  const role = tone === "danger" ? "alert" : "status"
  return (
    <div
      role={live ? role : undefined}
      className={classNames("flex gap-3 rounded-md border-l-4 px-4 py-3", styles[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0 space-y-1 text-ink">
        {title !== undefined && <p className="font-bold">{title}</p>}
        {children !== undefined && <div className="text-base wrap-anywhere">{children}</div>}
      </div>
    </div>
  )
}
