"use client"

import { ErrorPage } from "#components/layout/error-page.tsx"

/** Inside the public frame, so that header and footer stay. */
export default function PublicErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <ErrorPage retry={retry} />
}
