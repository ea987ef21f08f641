import { useLocale, useTranslations } from "next-intl"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Notice } from "#components/ui/notice.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import type { ReleaseFormState } from "#lib/quota/form.ts"
import { ReleasePreview } from "./release-preview.tsx"

type DoneState = Extract<ReleaseFormState, { step: "done" }>

/** What was released and how the sessions stand now. */
export function ReleaseDone({ state }: { state: DoneState }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  return (
    <div className="space-y-6">
      <Notice tone="success" live title={t("doneTitle", { total: formatNumber(state.total, locale) })}>
        {t("done")}
      </Notice>
      <Panel>
        <ReleasePreview
          rows={state.released.map(({ amount, held, available, ...session }) => ({
            ...session,
            amount,
            held: [held + amount, held],
            available: [available - amount, available],
          }))}
        />
      </Panel>
      <div className="flex flex-wrap gap-3">
        {/* Plain links: the page is loaded anew, with the numbers of now. */}
        <a href={staffRoutes.officeQuota} className={buttonStyle("secondary")}>
          {t("again")}
        </a>
        <a href={staffRoutes.office} className={buttonStyle("quiet")}>
          {t("toOverview")}
        </a>
      </div>
    </div>
  )
}
