import { sql } from "drizzle-orm"
import { db } from "#db/client.ts"
import type { Server } from "../portal/portal.ts"

/** The server while the crowd is there. Looking costs it processor: no oftener than it has to be. */
export interface Watch {
  readonly peakRssMb: number
  /** When the last place was taken, in milliseconds since 1970, to half a second. */
  readonly soldOutAt: number | undefined
  cpuSeconds(): number
  stop(): Promise<void>
}

const EVERY_MS = 500
/** Memory and processor are looked at every so many times. */
const USAGE_EVERY = 4

export function watch(server: Server): Watch {
  const before = server.usage()?.cpuSeconds ?? 0
  let [peakRssMb, cpu, running] = [0, before, true]
  let soldOutAt: number | undefined
  let looks = 0
  const lookAtUsage = () => {
    const usage = server.usage()
    peakRssMb = Math.max(peakRssMb, usage?.rssMb ?? 0)
    cpu = usage?.cpuSeconds ?? cpu
  }
  const look = async () => {
    if (looks++ % USAGE_EVERY === 0) lookAtUsage()
    const [row] = await db().execute<{ left: string }>(
      sql`select sum(capacity - held - taken) as left from quota`,
    )
    if (Number(row?.left) === 0) soldOutAt ??= Date.now()
  }
  const looking = (async () => {
    while (running) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  })()
  return {
    get peakRssMb() {
      return peakRssMb
    },
    get soldOutAt() {
      return soldOutAt
    },
    cpuSeconds: () => cpu - before,
    stop: async () => {
      running = false
      await looking
      lookAtUsage()
    },
  }
}
