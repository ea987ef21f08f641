import { NextIntlClientProvider } from "next-intl"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import type { Locale } from "#lib/kernel/locale.ts"
import { languageOf } from "#testing/language.ts"
import { english } from "#testing/second-language.ts"
import { AsOf } from "./as-of.tsx"

const shown = (locale: Locale, messages: object) => {
  const children = createElement(AsOf, { moment: new Date("2021-08-07T00:30:05Z") })
  const language = { locale, messages, timeZone: "Asia/Jakarta" }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, { ...language, children }))
}

test("a component takes its sentences and its way of writing numbers from the language of the page", () => {
  expect(shown("id", languageOf().messages)).toContain("per 07.30.05 WIB")
  expect(shown("en", english)).toContain("as of 07:30:05 WIB")
})
