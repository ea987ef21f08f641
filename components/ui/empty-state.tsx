import type { ReactNode } from "react"

interface EmptyStateProps {
  title: ReactNode
  /** What to do about it. */
  children?: ReactNode
}

/** Where a list would be, when there is nothing in it yet. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-5 py-10 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children !== undefined && <div className="mx-auto mt-1 max-w-md text-ink-soft">{children}</div>}
    </div>
  )
}
