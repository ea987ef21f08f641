import "../staff.css"
import { NextIntlClientProvider } from "next-intl"
import { getMessages, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { LiveData } from "#components/admin/live-data.tsx"
import { AreaFrame } from "#components/staff/area-frame.tsx"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { loadSignedInStaff } from "#lib/staff/loaders.ts"

/** The office's frame. It guards nothing: every page authorises by itself, and the refusal needs no frame. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await loadSignedInStaff()
  if (staff?.role !== "admin" || staff.mustChangePassword) return children

  const t = await getTranslations("admin")
  const frame = await getTranslations("staff.frame")
  const tabs = [
    { href: staffRoutes.office, label: t("nav.overview") },
    { href: staffRoutes.officeQuota, label: t("nav.quota") },
    { href: staffRoutes.officeQueue, label: t("nav.queue") },
    { href: staffRoutes.audit, label: t("nav.audit") },
    { href: staffRoutes.desk, label: t("nav.stadium") },
  ]
  const messages = await getMessages()
  const { common, admin, queueOffice } = messages
  return (
    <NextIntlClientProvider messages={{ common, admin, queueOffice, staff: { frame: messages.staff.frame } }}>
      <AreaFrame area={frame("office")} staff={staff} navigation={{ label: t("sections"), tabs }}>
        <LiveData>{children}</LiveData>
      </AreaFrame>
    </NextIntlClientProvider>
  )
}
