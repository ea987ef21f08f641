import { useLocale } from "next-intl"
import { formatTime } from "#lib/kernel/format.ts"

/** "07.00–08.00"; on a phone the beginning is enough, every session lasts the same. Moments in ISO 8601. */
export function SessionTime({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const locale = useLocale()
  return (
    <>
      {formatTime(new Date(startsAt), locale)}
      <span className="hidden sm:inline">–{formatTime(new Date(endsAt), locale)}</span>
    </>
  )
}
