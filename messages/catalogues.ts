import { defaultLocale, type Locale } from "#lib/kernel/locale.ts"
import { messages as id } from "./id/catalogue.ts"

/** A catalogue with every sentence of the first one, in whatever words. */
type InOtherWords<T> = { readonly [K in keyof T]: T[K] extends string ? string : InOtherWords<T[K]> }

export type Catalogue = typeof id

/**
 * The portal's sentences by language. Another language is a folder beside `id/` with the same files, in other words, and
 * its line here; how it writes dates and numbers stands in `lib/kernel/format.ts`. Names in braces (`{time}`) stay as
 * they are, and what is counted may choose its form: `{seats, plural, one {# seat} other {# seats}}`.
 */
export const catalogues: { readonly id: Catalogue } & {
  readonly [locale in Locale]?: InOtherWords<Catalogue>
} = { id }

/** Returns the sentences of a language, or those of the first one while there is no catalogue of it. */
export function catalogueOf(locale: Locale): InOtherWords<Catalogue> {
  return catalogues[locale] ?? catalogues[defaultLocale] ?? catalogues.id
}
