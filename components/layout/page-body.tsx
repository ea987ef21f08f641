import type { ReactNode } from "react"

const widths = { page: "max-w-page", reading: "max-w-reading" }

interface PageBodyProps {
  width?: keyof typeof widths
  /** The slug of the campaign that the page is about, for its script (`browser/campaign.ts`). */
  campaign?: string
  children: ReactNode
}

/** The margins of a public page. Forms and texts are narrower than tables. */
export function PageBody({ width = "page", campaign, children }: PageBodyProps) {
  return (
    <div data-campaign={campaign} className={`mx-auto px-4 pt-8 sm:px-6 sm:pt-12 ${widths[width]}`}>
      {children}
    </div>
  )
}
