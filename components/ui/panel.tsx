import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

interface PanelProps {
  title?: ReactNode
  /** Level of the title's heading; the page's outline decides. */
  level?: 2 | 3
  /** Shown at the right of the title. */
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

/** A sheet of paper on the page, with a ruled head when it has a title. */
export function Panel({ title, level = 2, aside, id, className, children }: PanelProps) {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <section id={id} className={classNames("rounded-lg border border-line bg-surface", className)}>
      {title !== undefined && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3 sm:px-5">
          <Heading className="text-lg">{title}</Heading>
          {aside}
        </header>
      )}
      <div className="p-4 sm:p-5">{children}</div>
    </section>
  )
}
