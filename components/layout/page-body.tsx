import type { ReactNode } from "react"

const widths = { page: "max-w-page", reading: "max-w-reading" }

/** The margins of a public page. Forms and texts are narrower than tables. */
export function PageBody({ width = "page", children }: { width?: keyof typeof widths; children: ReactNode }) {
  return <div className={`mx-auto px-4 pt-8 sm:px-6 sm:pt-12 ${widths[width]}`}>{children}</div>
}
