import { useLocale, useTranslations } from "next-intl"
import { Countdown } from "#components/campaign/countdown.tsx"
import { useCountdownWords } from "#components/campaign/use-countdown-words.ts"
import { formatDate, formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"

/** Before the lobby: when it opens, why nobody needs to hurry, and what to have at hand. */
export function NotOpen({ status, now }: { status: WaitingStatus; now: Date }) {
  const locale = useLocale()
  const t = useTranslations("waiting.not_open")
  const lobbyOpensAt = new Date(status.lobbyOpensAt)
  const words = useCountdownWords({
    label: t("countdown"),
    done: t("countdownDone"),
    reload: t("reload"),
  })
  return (
    <div className="space-y-5 border-t-2 border-ink/70 pt-5">
      <div>
        <p>
          {t("lobby", { date: formatDate(lobbyOpensAt, locale), time: formatTime(lobbyOpensAt, locale) })}
        </p>
        <Countdown until={lobbyOpensAt} now={now} words={words} href={routes.waiting} />
      </div>
      <div>
        <p className="font-semibold">{t("prepare")}</p>
        <ul className="mt-2 list-disc space-y-1 pl-6">
          {(["nik", "phone", "hour"] as const).map((item) => (
            <li key={item}>{t(`items.${item}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
