import { useLocale, useTranslations } from "next-intl"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber, formatTime } from "#lib/kernel/format.ts"
import type { ReleaseByOther } from "#lib/quota/types.ts"

interface ReleaseChangedProps {
  /** `null`: nothing changed. Empty: less is held, and who released it is not known. */
  changed: readonly ReleaseByOther[] | null
  /** A new plan stands below; otherwise the amount has to be changed first. */
  replanned: boolean
}

/** Somebody else released places since the plan was made, so it has to be looked at again. */
export function ReleaseChanged({ changed, replanned }: ReleaseChangedProps) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  if (changed === null) return null
  return (
    <Notice tone="warning" live title={t("changedTitle")}>
      {changed.length === 0 && <p>{t("changedAnonymous")}</p>}
      {changed.map(({ name, total, at }) => (
        <p key={at + name}>
          {t("changedBy", {
            name,
            total: formatNumber(total, locale),
            time: formatTime(new Date(at), locale),
          })}
        </p>
      ))}
      <p>{replanned ? t("changedReplanned") : t("changedEdit")}</p>
    </Notice>
  )
}
