import { eq, sql } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { db } from "#db/client.ts"
import { auditEvent } from "#db/schema/audit.ts"
import { thisCity } from "#db/seed/this-city.ts"
import { system } from "#lib/kernel/actor.ts"
import { emptyTables } from "#testing/database/empty-tables.ts"
import { inventedCity } from "#testing/invented-city.ts"
import { setCity } from "./commands/set-city.ts"
import { cityLoader } from "./loaders.ts"
import { findCity } from "./queries.ts"

const now = new Date("2021-08-05T10:30:00+07:00")
const set = (city = inventedCity) => setCity(system, city, now)
const changes = () => db().$count(auditEvent, eq(auditEvent.action, "city.set"))

beforeEach(async () => {
  await emptyTables()
  await db().execute(sql`truncate city, region`)
})

test("what is set is read, whatever the city", async () => {
  expect(await findCity()).toBeUndefined()
  for (const city of [inventedCity, thisCity.city]) {
    expect(await set(city)).toEqual({ kind: "set" })
    expect(await findCity()).toEqual(city)
  }
})

test("a start with the same seed changes nothing and records nothing", async () => {
  await set()
  expect(await set()).toEqual({ kind: "unchanged" })
  expect(await changes()).toBe(1)
})

test("portals that start at once set it once", async () => {
  const outcomes = await Promise.all([set(), set(), set()])
  expect(outcomes.filter(({ kind }) => kind === "set")).toHaveLength(1)
  expect(await changes()).toBe(1)
})

test("it is read once a minute, and the one of before serves while it cannot be read", async () => {
  const reads: ("fails" | undefined)[] = []
  let next: "fails" | undefined
  const load = cityLoader(async () => {
    reads.push(next)
    if (next === "fails") throw new Error("no database")
    return inventedCity
  })
  const after = (ms: number) => load(new Date(now.getTime() + ms))
  await Promise.all([after(0), after(1), after(59_999)])
  expect(reads).toHaveLength(1)
  next = "fails"
  expect(await after(60_000)).toEqual(inventedCity)
  expect(reads).toEqual([undefined, "fails"])
})

test("without a city nothing is pretended", async () => {
  await expect(cityLoader(() => findCity())(now)).rejects.toThrow("npm run seed")
})
