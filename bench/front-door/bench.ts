import { get } from "../http/request.ts"
import { load } from "../load/load.ts"
import { median } from "../measure/median.ts"
import { layOutGround } from "../portal/bench-database.ts"
import type { BenchOptions, Report } from "../report.ts"
import { type Contender, getOnce, startContenders } from "./contenders.ts"

const CONNECTIONS = 256
/** Each contender runs so long before it is measured: compiled code, open connections, filled caches. */
const WARM_UP_MS = 2_000

/** What the front door answers from memory, against bare `node:http` and against Next, one process each. */
export async function bench({ seconds, rounds }: BenchOptions): Promise<Report> {
  await using started = new AsyncDisposableStack()
  started.use(await layOutGround({ seats: 25_000 }))
  const contenders = await startContenders(started)
  const names = Object.keys(contenders) as (keyof typeof contenders)[]
  const rates = new Map(names.map((name) => [name, [] as number[]]))
  let loadCpu = 0
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { perSecond, ...cost } = await measure(contenders[name], seconds)
      rates.get(name)?.push(perSecond)
      loadCpu = Math.max(loadCpu, cost.loadCpu)
    }
  }
  const of = (name: keyof typeof contenders) => median(rates.get(name) ?? [])
  const page = await getOnce(contenders.page.server, "/", "page")
  return {
    name: "front-door",
    fields: {
      bare_per_s: of("bare"),
      status_per_s: of("status"),
      next_per_s: of("next"),
      page_per_s: of("page"),
      page_next_per_s: of("page_next"),
      ratio_to_bare: of("status") / of("bare"),
      ratio_to_next: of("status") / of("next"),
      page_ratio_to_next: of("page") / of("page_next"),
      load_cpu: loadCpu,
    },
    goals: {
      ratio_to_bare: { atLeast: 0.8 },
      ratio_to_next: { atLeast: 12 },
      page_ratio_to_next: { atLeast: 5 },
    },
    notes: [
      `Answers per second, median of ${rounds} rounds of ${seconds} s, ${CONNECTIONS} kept-alive connections, one server process each.`,
      `load_cpu: how busy the load process was at most; near 1 it would be the bottleneck. / weighs ${page.body.length} bytes compressed.`,
    ],
  }
}

function measure({ server, path, kind }: Contender, seconds: number) {
  const request = Buffer.from(get(server.authority, path, kind), "latin1")
  const { host, port } = server
  const times = { warmUpMs: WARM_UP_MS, measureMs: seconds * 1_000 }
  return load({
    host,
    port,
    connections: CONNECTIONS,
    ...times,
    requests: [request],
    once: false,
    status: 200,
  })
}
