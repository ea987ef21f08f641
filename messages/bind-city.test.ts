import { createTranslator } from "next-intl"
import { expect, test } from "vitest"
import { cityWords } from "#lib/city/rules.ts"
import { inventedCity } from "#testing/invented-city.ts"
import { languageOf } from "#testing/language.ts"
import { bindCity } from "./bind-city.ts"

const words = cityWords(inventedCity, "id")

test("a sentence names the city, whatever signs its name has for the message format", () => {
  const t = createTranslator(languageOf(inventedCity))
  expect(t("home.state.residents_full.title")).toBe("Tempat untuk warga Kota Rawa D'Pinang sudah terisi")
  expect(t("registration.fields.outsideCityNote")).toBe("Kabupaten Pinang, Kota Tepi, atau daerah lain")
  expect(t("home.place", { venue: "Balai" })).toBe("Balai, Kota Rawa D'Pinang")

  const { text } = bindCity({ text: "[city] {time}" }, { ...words, city: "{a} <b> 'c'" })
  const odd = createTranslator({ locale: "id", messages: { text } })
  expect(odd("text", { time: "7" } as never)).toBe("{a} <b> 'c' 7")
})

test("a word of the city that there is not is a mistake in the catalogue", () => {
  expect(() => bindCity({ text: "[mayor]" }, words)).toThrow("[mayor]")
})
