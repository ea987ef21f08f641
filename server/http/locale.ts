import type { IncomingMessage } from "node:http"
import { defaultLocale, type Locale } from "#lib/kernel/locale.ts"

/** The language in which a request is answered. One day its cookie or `Accept-Language` says it; today there is one. */
export function localeOf(_request: IncomingMessage): Locale {
  return defaultLocale
}
