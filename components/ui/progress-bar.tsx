import type { Tone } from "./tone.ts"

const fills: Record<Tone, string> = {
  info: "bg-brand",
  success: "bg-success",
  warning: "bg-warning-line",
  danger: "bg-danger",
}

interface ProgressBarProps {
  value: number
  max: number
  /** What is measured. The figures stand beside the bar in words. */
  label: string
  tone?: Tone
}

/** How much of a whole is used. The words carry the meaning; the bar shows it at a glance. */
export function ProgressBar({ value, max, label, tone = "info" }: ProgressBarProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <div className="print:hidden">
      <meter className="sr-only" aria-label={label} value={value} max={max}>
        {label}
      </meter>
      <div aria-hidden className="h-2.5 overflow-hidden rounded-full border border-line bg-sunken">
        <div data-fill className={`h-full ${fills[tone]}`} style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}
