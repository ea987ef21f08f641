import { useLocale, useTranslations } from "next-intl"
import { formatNumber } from "#lib/kernel/format.ts"
import type { AmountError, ReleasableSession, ReleaseErrors } from "#lib/quota/types.ts"

/** The sentences for what is wrong, at each field by its name and as a list in the order of the form. */
export function useReleaseErrors(errors: ReleaseErrors, sessions: readonly ReleasableSession[]) {
  const locale = useLocale()
  const t = useTranslations("admin.release.errors")
  const sentence = ({ key, held }: { key: AmountError; held: number }) =>
    t(key, { held: formatNumber(held, locale) })

  const at: Record<string, string> = {}
  if (errors.amount) at.amount = sentence(errors.amount)
  if (errors.days) at.day = t(errors.days)
  for (const { quotaId } of sessions) {
    const error = errors.each?.[quotaId]
    if (error) at[`each-${quotaId}`] = sentence(error)
  }
  const first = sessions[0]
  if (errors.nothing && first) at[`each-${first.quotaId}`] = t(errors.nothing)
  return { at, list: Object.entries(at).map(([name, message]) => ({ name, message })) }
}
