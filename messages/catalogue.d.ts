import type { Locale as Language } from "#lib/kernel/locale.ts"
import type { Sentences } from "./sentences.ts"

declare module "next-intl" {
  interface AppConfig {
    Locale: Language
    Messages: Sentences
  }
}
