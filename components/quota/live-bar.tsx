import { ProgressBar } from "#components/ui/progress-bar.tsx"
import type { Places } from "#lib/quota/types.ts"

interface LiveBarProps {
  name: string
  places: Places
  /** What fills up; the figure beside it says how far. */
  label: string
}

/** How full it is, renewed together with the figures. */
export function LiveBar({ name, places, label }: LiveBarProps) {
  return (
    <div data-bar={name}>
      <ProgressBar value={places.taken} max={places.capacity} label={label} />
    </div>
  )
}
