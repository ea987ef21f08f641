"use client"

import { ErrorPage } from "#components/layout/error-page.tsx"

/** Inside the office's frame, so that the way to its other pages stays. */
export default function AdminErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <ErrorPage retry={retry} />
}
