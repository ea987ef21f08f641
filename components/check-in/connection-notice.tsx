"use client"

import { useTranslations } from "next-intl"
import { Button } from "#components/ui/button.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { reloadKeepingQuery } from "./kept-query.ts"
import type { DeskTrouble } from "./use-desk.ts"

/** The network is slow or gone: what that means for the check-in, and what to do. */
export function ConnectionNotice({ trouble }: { trouble: DeskTrouble }) {
  const t = useTranslations("checkIn.connection")
  return (
    <Notice tone={trouble === "failed" ? "danger" : "warning"} live title={t(`${trouble}.title`)}>
      <p>{t(`${trouble}.text`)}</p>
      <Button variant="secondary" className="mt-3 min-h-12" onClick={reloadKeepingQuery}>
        {t("reload")}
      </Button>
    </Notice>
  )
}
