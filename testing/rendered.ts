import { NextIntlClientProvider } from "next-intl"
import { createElement, type ReactElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { thisCity } from "#db/seed/this-city.ts"
import type { City } from "#lib/city/types.ts"
import { languageOf } from "./language.ts"

/** Returns the HTML of a component as a page of this city shows it, in Indonesian. */
export function rendered(children: ReactElement, city: City = thisCity.city): string {
  return renderToStaticMarkup(createElement(NextIntlClientProvider, { ...languageOf(city), children }))
}
