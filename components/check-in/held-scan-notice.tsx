"use client"

import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"

/** Shown when a ticket was scanned while a check-in was on its way and that check-in's answer needs the officer first. */
export function HeldScanNotice() {
  const t = useTranslations("checkIn.held")
  return (
    <Notice tone="warning" live title={t("title")}>
      {t("text")}
    </Notice>
  )
}
