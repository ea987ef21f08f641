import { expect, test } from "vitest"
import { thisCity } from "#db/seed/this-city.ts"
import { inventedCity } from "#testing/invented-city.ts"
import { arrangeRegions, cityWords, isKelurahan, regionsOf, regionsToChoose } from "./rules.ts"

test("residents live in a kelurahan of the city, and in no other", () => {
  expect(isKelurahan(inventedCity, "99.71.02.1002")).toBe(true)
  for (const code of ["99.71.02", "99.71.02.1003", "99.01.01.1001", "99.71", ""]) {
    expect(isKelurahan(inventedCity, code), code).toBe(false)
  }
})

test.each([inventedCity, thisCity.city])("the regions of $name keep their places in the database", (city) => {
  const byCode = regionsOf(city).toSorted((one, other) => one.code.localeCompare(other.code))
  const { kecamatan, neighbours } = city
  expect(arrangeRegions(city.code, byCode)).toEqual({ kecamatan, neighbours })
})

test("every kelurahan of the seed is known to its own city", () => {
  const all = thisCity.city.kecamatan.flatMap((one) => one.kelurahan)
  expect([thisCity.city.kecamatan.length, all.length]).toEqual([5, 57])
  for (const { code } of all) expect(isKelurahan(thisCity.city, code), code).toBe(true)
})

test("a form offers names around the city as suggestions", () => {
  expect(regionsToChoose(inventedCity).neighbours).toEqual(["Tepi Rawa"])
})

test("sentences name the neighbours one after another", () => {
  expect(cityWords(inventedCity, "id").neighbours).toBe("Kabupaten Pinang, Kota Tepi")
})
