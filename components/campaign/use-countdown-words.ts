import { useTranslations } from "next-intl"

/** The names of the units, with what a page says itself. */
export function useCountdownWords<T extends Record<"label" | "done" | "reload", string>>(words: T) {
  const t = useTranslations("home.countdown")
  return { ...words, days: t("days"), hours: t("hours"), minutes: t("minutes"), seconds: t("seconds") }
}
