import type { ReactNode } from "react"
import { type Tone, toneIcons } from "./tone.ts"

const styles: Record<Tone | "neutral", string> = {
  neutral: "bg-sunken text-ink border-line",
  info: "bg-info-tint text-info border-brand/30",
  success: "bg-success-tint text-success border-success-line",
  warning: "bg-warning-tint text-warning border-warning-line",
  danger: "bg-danger-tint text-danger border-danger-line",
}

/** A short status in words: "Dibuka", "Penuh", "Sudah hadir". */
export function Badge({ tone = "neutral", children }: { tone?: Tone | "neutral"; children: ReactNode }) {
  const Icon = tone === "neutral" ? null : toneIcons[tone]
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 text-sm font-semibold ${styles[tone]}`}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </span>
  )
}
