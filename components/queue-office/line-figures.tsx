import { useLocale, useTranslations } from "next-intl"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import { Stat } from "#components/ui/stat.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { OfficeLine } from "#lib/waiting-room/types.ts"

/** What is going on in one line: who waits, what is promised, how fast it goes, what is left. */
export function LineFigures({ line }: { line: OfficeLine }) {
  const locale = useLocale()
  const t = useTranslations("queueOffice.figures")
  const { issued, serving, promised, maxActive, maxPerMinute, placesLeft, held } = line
  const seats = { promised: formatNumber(promised, locale), maxActive: formatNumber(maxActive, locale) }
  const limit =
    maxPerMinute === null ? t("unlimited") : t("limited", { limit: formatNumber(maxPerMinute, locale) })
  return (
    <div className="space-y-5">
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <Stat
          label={t("waiting")}
          value={formatNumber(issued - serving, locale)}
          note={
            line.phase === "lobby"
              ? t("lobbyNote")
              : t("waitingNote", {
                  issued: formatNumber(issued, locale),
                  serving: formatNumber(serving, locale),
                })
          }
        />
        <div>
          <Stat
            label={t("promised")}
            value={seats.promised}
            note={t("promisedNote", { ...seats, passes: formatNumber(line.activePasses, locale) })}
          />
          <div className="mt-2">
            <ProgressBar value={promised} max={maxActive} label={t("promisedBar", seats)} />
          </div>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-x-6 gap-y-5">
        <Stat
          label={t("admitted")}
          value={formatNumber(line.admittedLastMinute, locale)}
          note={t("admittedNote", {
            called: formatNumber(line.perMinute, locale),
            pace: formatNumber(Math.round(line.pace * 60), locale),
            limit,
          })}
        />
        <Stat
          label={t("showUp")}
          value={serving === 0 ? "–" : `${formatNumber(Math.round(line.showUpRate * 100), locale)}%`}
          note={serving === 0 ? t("nobodyCalled") : t("showUpNote")}
        />
        <Stat
          label={t("placesLeft")}
          value={formatNumber(placesLeft, locale)}
          note={held > 0 ? t("heldNote", { held: formatNumber(held, locale) }) : t("noneHeld")}
        />
        <Stat
          label={t("waitlist")}
          value={formatNumber(line.waitlisted, locale)}
          note={t(line.waitlisted > 0 ? "waitlistNote" : "nobodyListed")}
        />
      </div>
    </div>
  )
}
