"use client"

import { useTranslations } from "next-intl"
import { Button } from "#components/ui/button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { routes } from "#lib/kernel/routes.ts"
import { PageBody } from "./page-body.tsx"

/** What went wrong is in the server's log; a person reads one plain sentence and gets two ways on. */
export function ErrorPage({ retry }: { retry: () => void }) {
  const t = useTranslations("common.error")
  return (
    <PageBody width="reading">
      <PageHeader title={t("title")} intro={t("text")} />
      <div className="flex flex-wrap gap-3">
        <Button onClick={retry}>{t("retry")}</Button>
        {/* A plain link loads the page anew, whatever state the application is in. */}
        <a href={routes.home} className="touch text-link inline-flex items-center px-2">
          {t("home")}
        </a>
      </div>
    </PageBody>
  )
}
