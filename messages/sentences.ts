import type { CityWords } from "#lib/city/types.ts"
import type { Locale } from "#lib/kernel/locale.ts"
import { bindCity } from "./bind-city.ts"
import { type Catalogue, catalogueOf } from "./catalogues.ts"
import { compileAll } from "./compile.ts"

/** Every sentence of the portal in one language, about this city, as next-intl takes them. */
export type Sentences = Catalogue

/** By language, with the words that they were made for: a city is renamed less often than a page is asked for. */
const made = new Map<Locale, { of: string; sentences: Sentences }>()

export function sentencesOf(locale: Locale, city: CityWords): Sentences {
  const of = JSON.stringify(city)
  const known = made.get(locale)
  if (known?.of === of) return known.sentences
  const sentences = compileAll(bindCity(catalogueOf(locale) as Catalogue, city))
  made.set(locale, { of, sentences })
  return sentences
}
