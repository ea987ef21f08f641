import "../staff.css"
import { NextIntlClientProvider } from "next-intl"
import { getMessages } from "next-intl/server"
import type { ReactNode } from "react"
import { PublicShell } from "#components/layout/public-shell.tsx"

export default async function SignInLayout({ children }: { children: ReactNode }) {
  const messages = await getMessages()
  const { error } = messages.common
  return (
    <PublicShell>
      <NextIntlClientProvider messages={{ common: { error }, staff: messages.staff }}>
        {children}
      </NextIntlClientProvider>
    </PublicShell>
  )
}
