"use client"

import { ErrorPage } from "#components/layout/error-page.tsx"

/** Inside the stadium's frame, so that the header stays. */
export default function StadiumErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <ErrorPage retry={retry} />
}
