import { parseArgs } from "node:util"
import { type BenchOptions, publish, type Report } from "./report.ts"

interface Bench {
  readonly load: () => Promise<{ bench: (options: BenchOptions) => Promise<Report> }>
  /** Seconds, unless told otherwise. */
  readonly seconds: number
  /** How often each contender is measured or each fault caused, unless told otherwise. */
  readonly rounds?: number
}

const ROUNDS = 3

/** `npm run bench -- NAME [--json FILE]`: measures one claim, with its baseline in the same run. */
const benches: Record<string, Bench> = {
  "write-path": { load: () => import("./write-path/bench.ts"), seconds: 5 },
  "front-door": { load: () => import("./front-door/bench.ts"), seconds: 5 },
  action: { load: () => import("./action/bench.ts"), seconds: 5 },
  stampede: { load: () => import("./stampede/bench.ts"), seconds: 60 },
  growth: { load: () => import("./growth/bench.ts"), seconds: 30 },
  faults: { load: () => import("./faults/bench.ts"), seconds: 0, rounds: 20 },
  "page-weight": { load: () => import("./page-weight/bench.ts"), seconds: 0 },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    seconds: { type: "string" },
    rounds: { type: "string" },
    residents: { type: "string", default: "100000" },
    seats: { type: "string", default: "25000" },
    think: { type: "string", default: "5-40" },
    listing: { type: "string", default: "0" },
    svg: { type: "string" },
    history: { type: "string" },
    "invariants-only": { type: "boolean", default: false },
  },
})

const chosen = benches[positionals[0] ?? ""]
if (!chosen) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(", ")}`)
  process.exit(2)
}
// By this, and not by dying, it takes its servers along.
process.once("SIGINT", () => process.exit(130))
process.once("SIGTERM", () => process.exit(143))
const { bench } = await chosen.load()
const report = await bench({
  seconds: values.seconds === undefined ? chosen.seconds : Number(values.seconds),
  rounds: Number(values.rounds ?? chosen.rounds ?? ROUNDS),
  residents: Number(values.residents),
  seats: Number(values.seats),
  think: values.think,
  listing: Number(values.listing),
  svg: values.svg,
  history: values.history,
  invariantsOnly: values["invariants-only"],
})
process.exit(publish(report, values.json) ? 0 : 1)
