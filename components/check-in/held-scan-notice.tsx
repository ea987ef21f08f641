"use client"

import { useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"

/** A ticket was scanned while a deed was on its way, and the deed's answer needs the officer first. */
export function HeldScanNotice() {
  const t = useTranslations("checkIn.held")
  return (
    <Notice tone="warning" live title={t("title")}>
      {t("text")}
    </Notice>
  )
}
