import { sql } from "drizzle-orm"
import { boolean, check, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core"

/** The city that this portal serves: one row. */
export const city = pgTable(
  "city",
  {
    /** Its code in the national list of regions, "35.73". */
    code: text().primaryKey(),
    name: text().notNull(),
    shortName: text("short_name").notNull(),
    government: text().notNull(),
    venue: text().notNull(),
    exampleDistrict: text("example_district").notNull(),
    emblem: text().notNull(),
    skyline: text().notNull(),
    colours: jsonb().$type<Record<string, string>>().notNull(),
    /** Always true, and unique: there is no second row. */
    isOnly: boolean("is_only").notNull().default(true),
  },
  (t) => [unique("city_is_only_key").on(t.isOnly), check("city_is_only", sql`${t.isOnly}`)],
)

/**
 * Regions by their national code, whose length says what they are and whose beginning says where they lie:
 * "35.07" a regency, "35.73.05" a kecamatan, "35.73.05.1003" a kelurahan. Those of the city begin with its code; the
 * others are its neighbours.
 */
export const region = pgTable("region", { code: text().primaryKey(), name: text().notNull() }, (t) => [
  check("region_code_known", sql`${t.code} ~ '^\\d{2}\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?$'`),
])
