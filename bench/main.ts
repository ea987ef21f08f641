import { parseArgs } from "node:util"
import { type BenchOptions, publish, type Report } from "./report.ts"

/** `npm run bench -- NAME [--json FILE]`: measures one claim, with its baseline in the same run. */
const benches: Record<string, () => Promise<{ bench: (options: BenchOptions) => Promise<Report> }>> = {
  "write-path": () => import("./write-path/bench.ts"),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
  },
})

const load = benches[positionals[0] ?? ""]
if (!load) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(", ")}`)
  process.exit(2)
}
const { bench } = await load()
const report = await bench({ seconds: Number(values.seconds), rounds: Number(values.rounds) })
process.exit(publish(report, values.json) ? 0 : 1)
