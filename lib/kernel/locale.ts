/** The languages in which dates, times and numbers can be written. A language has a catalogue in `messages/` too. */
export type Locale = "id" | "en"

/** The language of a request that says nothing else. Which one a request has, `server/http/locale.ts` decides. */
export const defaultLocale: Locale = "id"

/** The language that a page of this portal says it is written in (`<html lang>`). Scripts in the browser ask for it. */
export function asLocale(lang: string): Locale {
  return lang === "en" ? lang : defaultLocale
}

/** By this header the front door tells Next the language of a request; what a visitor sends under it is overwritten. */
export const LOCALE_HEADER = "x-portal-locale"
