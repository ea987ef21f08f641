import { customType, timestamp } from "drizzle-orm/pg-core"

/** Binary column; the driver hands over a Buffer. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
})

/** A moment, with zone. Every time in the database is one of these; WIB exists only on the screen. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })
