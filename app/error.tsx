"use client"

import { CalmError } from "#components/layout/error-page.tsx"

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <CalmError retry={retry} />
    </main>
  )
}
