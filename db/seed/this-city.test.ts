import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "#scripts/project.ts"
import { thisCity } from "./this-city.ts"

const { city } = thisCity

/** Names by which the seed's city would give itself away; words of a venue or an organiser that any city has do not. */
const names = [
  city.shortName,
  city.venue.split(" ").at(-1) ?? "",
  ...city.kecamatan.flatMap(({ name, kelurahan }) => [name, ...kelurahan.map((one) => one.name)]),
  ...[...city.neighbours.regencies, ...city.neighbours.kecamatan].map(({ name }) => name),
]

test("the product knows no city: its names stand in the seed and in the database alone", () => {
  const files = globSync("{app,browser,components,lib,messages,server}/**/*.{ts,tsx,css}", { cwd: root })
  const product = files.filter((file) => !/\.test\.tsx?$/.test(file))
  expect(product.length).toBeGreaterThan(300)
  const word = new RegExp(String.raw`(?<![\p{L}])(${names.join("|")})(?![\p{L}])`, "giu")
  const found = product.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(word)].map(([name]) => `${file}: ${name}`),
  )
  expect(found).toEqual([])
})
