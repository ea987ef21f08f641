"use client"

import { useLocale, useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { Notice } from "#components/ui/notice.tsx"
import { formatClock } from "#lib/kernel/format.ts"
import { SignedOutError } from "#lib/kernel/polled-read.ts"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"

interface FreshnessProps {
  /** When the server read the numbers, ISO 8601. */
  asOf: string
  /** When they arrived, by this browser's clock in milliseconds: ages are counted on one clock. */
  updatedAt: number
  error: Error | null
  /** The page to come back to when signing in again is needed. */
  page: string
}

/** From when the numbers are; how old they are once they cannot be renewed. */
export function Freshness({ asOf, updatedAt, error, page }: FreshnessProps) {
  const locale = useLocale()
  const t = useTranslations("admin.overview")
  const time = formatClock(new Date(asOf), locale)
  if (error === null) return <p className="figures text-sm text-ink-soft">{t("numbersAt", { time })}</p>
  if (error instanceof SignedOutError) {
    return (
      <Notice tone="warning" live>
        {t("signedOut")}{" "}
        <a href={withQuery(staffRoutes.signIn, { returnTo: page })} className="text-link font-semibold">
          {t("signInAgain")}
        </a>
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title={<span role="status">{t("stale")}</span>}>
      <StaleSince time={time} since={updatedAt} />
    </Notice>
  )
}

/** Ticks, and for that reason stands outside what is read out. */
function StaleSince({ time, since }: { time: string; since: number }) {
  const t = useTranslations("admin.overview")
  const [now, setNow] = useState(since)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])

  const seconds = Math.max(0, Math.round((now - since) / 1_000))
  // Seconds as long as they tell more than minutes.
  const minutes = seconds < 120 ? 0 : Math.floor(seconds / 60)
  return <p className="figures">{t("staleSince", { time, minutes, seconds })}</p>
}
