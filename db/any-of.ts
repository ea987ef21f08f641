import { type Column, type GetColumnData, type SQL, sql } from "drizzle-orm"

/**
 * That the column has one of these values. One array instead of a parameter for each (`inArray`): the statement has the
 * same text for any number of them, so that a connection prepares it once.
 */
export function anyOf<C extends Column>(column: C, values: Iterable<GetColumnData<C>>): SQL {
  return sql`${column} = any(${sql.param(arrayOf([...values]))})`
}

/** The driver takes an array of bytes for bytes, and is given Postgres' own notation. */
function arrayOf(values: readonly unknown[]): unknown {
  const hex = values.map((value) => value instanceof Uint8Array && Buffer.from(value).toString("hex"))
  return hex.some(Boolean) ? `{${hex.map((digits) => `"\\\\x${digits}"`).join()}}` : values
}
