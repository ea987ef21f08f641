import { writeFileSync } from "node:fs"
import { availableParallelism, cpus } from "node:os"

/** What the command line says, the same for every bench: each takes what it needs. */
export interface BenchOptions {
  /** Length of one measurement of one contender, or of the arrivals of a stampede, in seconds. */
  seconds: number
  /** How often each contender is measured, in turn, or each kind of fault caused. */
  rounds: number
  /** Of a stampede: see `stampede/options.ts`. */
  residents: number
  seats: number
  think: string
  listing: number
  svg: string | undefined
  /** Of faults: where every call is written. */
  history: string | undefined
  /** Times are neither measured nor judged: for tests. */
  invariantsOnly: boolean
}

/** What a bench found. Numbers by the field names of the README's table; `goals` are told beside them. */
export interface Report {
  name: string
  fields: Record<string, number>
  goals: Record<string, { atLeast?: number; atMost?: number }>
  notes: string[]
}

/** Prints the table, writes `--json FILE` when asked, and returns whether every goal was met. */
export function publish(report: Report, jsonFile: string | undefined): boolean {
  const machine = `${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`
  console.log(`\n${report.name} on ${machine}\n`)
  // What has a goal and was not measured is missed: a sale that was never over has no efficiency.
  const unmeasured = Object.keys(report.goals).filter((field) => !(field in report.fields))
  let met = unmeasured.length === 0
  for (const [field, value] of Object.entries(report.fields)) {
    const verdict = judge(value, report.goals[field])
    met &&= verdict !== "missed"
    console.log(`  ${field.padEnd(32)} ${format(value).padStart(10)}   ${verdict}`)
  }
  for (const field of unmeasured) console.log(`  ${field.padEnd(32)} ${"none".padStart(10)}   missed`)
  for (const note of report.notes) console.log(`\n${note}`)
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(report.fields, null, 2)}\n`)
  return met
}

function judge(value: number, goal: Report["goals"][string] | undefined): string {
  if (!goal) return ""
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = goal
  return value >= atLeast && value <= atMost ? "met" : "missed"
}

const format = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 2 : 0)
