import type { messages } from "./id/catalogue.ts"

declare module "next-intl" {
  interface AppConfig {
    Locale: "id"
    Messages: typeof messages
  }
}
