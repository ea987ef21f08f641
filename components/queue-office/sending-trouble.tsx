import { useTranslations } from "next-intl"
import type { Trouble } from "#components/form/send-until-answered.ts"
import { Notice } from "#components/ui/notice.tsx"

/** Why there is no answer yet. Stands in the page from the start, so that its words are read out when they come. */
export function SendingTrouble({ trouble }: { trouble: Trouble | "given_up" | null }) {
  const t = useTranslations("queueOffice.sending")
  return (
    <div role="status" className="empty:hidden">
      {trouble && <Notice tone="warning">{t(trouble)}</Notice>}
    </div>
  )
}
