import { Check } from "lucide-react"
import { useTranslations } from "next-intl"

/** What to bring, as a list to tick off at home. */
export function BringList() {
  const t = useTranslations("common.bring")
  return (
    <ul className="space-y-2">
      {(["identity", "ticket", "card"] as const).map((item) => (
        <li key={item} className="flex gap-3">
          <Check aria-hidden className="mt-1 size-5 shrink-0 text-success" />
          <span>{t(item)}</span>
        </li>
      ))}
    </ul>
  )
}
