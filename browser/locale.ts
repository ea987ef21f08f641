import { asLocale } from "#lib/kernel/locale.ts"

/** The language of the page that this script runs in. */
export const locale = asLocale(document.documentElement.lang)
