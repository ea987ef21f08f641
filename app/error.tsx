"use client"

import { ErrorPage } from "#components/layout/error-page.tsx"

export default function RootError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ErrorPage retry={retry} />
    </main>
  )
}
