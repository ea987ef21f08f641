import type { ReactNode } from "react"

interface PageHeaderProps {
  title: ReactNode
  eyebrow?: ReactNode
  /** One or two sentences under the title. */
  intro?: ReactNode
  /** Buttons or a status at the right (below on a phone). */
  actions?: ReactNode
}

/** The head of a page: one h1 and what it is about. */
export function PageHeader({ title, eyebrow, intro, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 sm:mb-8">
      <div className="max-w-reading min-w-0">
        {eyebrow !== undefined && <p className="eyebrow mb-1">{eyebrow}</p>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {intro !== undefined && <p className="mt-2 text-ink-soft">{intro}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}
