import { getTableColumns } from "drizzle-orm"
import { registration } from "#db/schema/registration.ts"
import { nameKey } from "#lib/identity/name-key.ts"
import type { Applicant } from "../schema.ts"

/** One row to write; `place` was decided under the quota's lock. */
export interface NewRegistration {
  applicant: Applicant
  nikIndex: Buffer
  nikCiphertext: Buffer
  nikWarnings: readonly string[]
  ticketCode: string
  now: Date
  place: { campaignId: number; gateId: number; number: number }
}

/** Set by later changes of a registration. (`id` is the database's own: the table does not let it be inserted.) */
type SetLater = "cancelledAt"

/** The columns of a row that are written with it. */
export type InsertedRow = Omit<Required<typeof registration.$inferInsert>, SetLater>

type ColumnReaders = {
  readonly [K in keyof InsertedRow]: (row: NewRegistration) => Readonly<InsertedRow[K]>
}

/**
 * Where the value of each inserted column comes from. A column of the table that stands neither here nor in `SetLater`
 * does not compile. Its name in SQL and its type are the table's own.
 */
const readers: ColumnReaders = {
  campaignId: ({ place }) => place.campaignId,
  sessionId: ({ applicant }) => applicant.sessionId,
  audience: ({ applicant }) => applicant.residency,
  gateId: ({ place }) => place.gateId,
  number: ({ place }) => place.number,
  status: () => "registered",
  nikCiphertext: (row) => row.nikCiphertext,
  nikIndex: (row) => row.nikIndex,
  nikWarnings: (row) => row.nikWarnings,
  name: ({ applicant }) => applicant.name,
  nameKey: ({ applicant }) => nameKey(applicant.name),
  birthDate: ({ applicant }) => applicant.birthDate,
  sex: ({ applicant }) => applicant.sex,
  phone: ({ applicant }) => applicant.phone,
  kelurahanCode: ({ applicant }) => (applicant.residency === "resident" ? applicant.kelurahan : null),
  district: ({ applicant }) => (applicant.residency === "outside_city" ? applicant.district : null),
  address: ({ applicant }) => applicant.address,
  ticketCode: (row) => row.ticketCode,
  idempotencyKey: ({ applicant }) => applicant.idempotencyKey,
  consentVersion: ({ applicant }) => applicant.consent,
  registeredAt: ({ now }) => now,
}

const keys = Object.keys(readers) as (keyof InsertedRow)[]

const columns = keys.map((key) => {
  const column = getTableColumns(registration)[key]
  const sqlType = column.getSQLType()
  // JSON has no bytes: they travel in hexadecimal.
  const isBytes = sqlType === "bytea"
  return {
    name: column.name,
    value: isBytes ? `decode(${column.name}, 'hex')` : column.name,
    typed: `${column.name} ${isBytes ? "text" : sqlType}`,
  }
})

const list = (of: keyof (typeof columns)[number]) => columns.map((column) => column[of]).join(", ")

/** Text of the statement before and after its one parameter, which is what `toJsonRows` returns. */
export const insertText = {
  before: `insert into registration (${list("name")}) select ${list("value")} from json_to_recordset(`,
  after: `::json) as row(${list("typed")}) on conflict do nothing`,
}

/** Returns the parameter of `insertText`. */
export function toJsonRows(rows: readonly NewRegistration[]): string {
  return JSON.stringify(rows.map(toColumns))
}

function toColumns(row: NewRegistration): Record<string, unknown> {
  return Object.fromEntries(
    keys.map((key, n) => {
      const value = readers[key](row)
      return [columns[n]?.name, Buffer.isBuffer(value) ? value.toString("hex") : value]
    }),
  )
}

/** Returns the row as Drizzle inserts it. */
export function toInsertedRow(row: NewRegistration): InsertedRow {
  return Object.fromEntries(keys.map((key) => [key, readers[key](row)])) as InsertedRow
}
