import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { LimitsFormState } from "#lib/waiting-room/form.ts"
import { MAX_LIMIT } from "#lib/waiting-room/rules/steering.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

/** What became of the limits that were sent. */
export function LimitsAnswer({ state, audience }: { state: LimitsFormState; audience: LineAudience }) {
  const locale = useLocale()
  const t = useTranslations("queueOffice.limits")
  const figures = useTranslations("queueOffice.figures")
  switch (state.kind) {
    case "idle":
      return null
    case "invalid": {
      const most = formatNumber(MAX_LIMIT, locale)
      const errors = (["maxActive", "maxPerMinute"] as const).flatMap((name) => {
        const key = state.errors[name]
        return key ? [{ name: `${name}-${audience}`, message: t(`errors.${key}`, { most }) }] : []
      })
      return <ErrorSummary title={t("summary")} errors={errors} />
    }
    case "stale": {
      const { maxActive, maxPerMinute } = state.limits
      const speed =
        maxPerMinute === null
          ? figures("unlimited")
          : figures("limited", { limit: formatNumber(maxPerMinute, locale) })
      return (
        <Notice tone="warning" live title={t("staleTitle")}>
          {t("stale", { maxActive: formatNumber(maxActive, locale), speed })}
        </Notice>
      )
    }
    case "changed":
      return (
        <Notice tone="success" live>
          {t("done")}
        </Notice>
      )
    case "unchanged":
      return (
        <Notice tone="info" live>
          {t("unchanged")}
        </Notice>
      )
    default:
      return state satisfies never
  }
}
