import type { ReactNode } from "react"

interface StatProps {
  label: ReactNode
  /** Already formatted: "10.000". */
  value: ReactNode
  /** One quiet line under the figure. */
  note?: ReactNode
  size?: "medium" | "large"
}

/** One figure that matters, with its name above and a quiet note below. */
export function Stat({ label, value, note, size = "medium" }: StatProps) {
  return (
    <div className="min-w-0">
      <p className="eyebrow">{label}</p>
      <p className={`figures font-bold ${size === "large" ? "text-4xl" : "text-3xl"}`}>{value}</p>
      {note !== undefined && <p className="mt-1 text-sm text-ink-soft">{note}</p>}
    </div>
  )
}
