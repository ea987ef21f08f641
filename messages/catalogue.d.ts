import type { Locale } from "#lib/kernel/locale.ts"
import type { messages } from "./id/catalogue.ts"

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages
  }
}
