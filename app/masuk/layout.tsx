import { NextIntlClientProvider } from "next-intl"
import type { ReactNode } from "react"
import { PublicShell } from "#components/layout/public-shell.tsx"
import { messages } from "#messages/compiled.ts"

export default function SignInLayout({ children }: { children: ReactNode }) {
  const { error } = messages.common
  return (
    <PublicShell>
      <NextIntlClientProvider messages={{ common: { error }, staff: messages.staff }}>
        {children}
      </NextIntlClientProvider>
    </PublicShell>
  )
}
