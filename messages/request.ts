import { headers } from "next/headers"
import { getRequestConfig } from "next-intl/server"
import { loadCity } from "#lib/city/loaders.ts"
import { cityWords } from "#lib/city/rules.ts"
import { asLocale, LOCALE_HEADER } from "#lib/kernel/locale.ts"
import { systemClock } from "#platform/clock.ts"
import { sentencesOf } from "./sentences.ts"

/** What a page speaks: the language that the front door has chosen, about the city that the database knows. */
export default getRequestConfig(async () => {
  const locale = asLocale((await headers()).get(LOCALE_HEADER) ?? "")
  const city = await loadCity(systemClock.now())
  return { locale, timeZone: "Asia/Jakarta", messages: sentencesOf(locale, cityWords(city, locale)) }
})
