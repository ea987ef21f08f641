import { asLocale, type Locale } from "#lib/kernel/locale.ts"

/** What a page is cached under, and asked of Next by: its language and its address, path and query. */
export type PageKey = `${Locale} ${string}`

export function pageKey(locale: Locale, url: string): PageKey {
  return `${locale} ${url}`
}

export function readPageKey(key: PageKey): { locale: Locale; url: string } {
  const end = key.indexOf(" ")
  return { locale: asLocale(key.slice(0, end)), url: key.slice(end + 1) }
}
