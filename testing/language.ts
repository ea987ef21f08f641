import { thisCity } from "#db/seed/this-city.ts"
import { cityWords } from "#lib/city/rules.ts"
import type { City } from "#lib/city/types.ts"
import { bindCity } from "#messages/bind-city.ts"
import { catalogues } from "#messages/catalogues.ts"

/** What components need to speak in a test, for `NextIntlClientProvider`: Indonesian, about a city. */
export function languageOf(city: City = thisCity.city) {
  const messages = bindCity(catalogues.id, cityWords(city, "id"))
  return { locale: "id", timeZone: "Asia/Jakarta", messages } as const
}
