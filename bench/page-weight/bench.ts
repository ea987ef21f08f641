import { queueNumberToToken } from "#lib/waiting-room/schema.ts"
import { systemClock } from "#platform/clock.ts"
import { giveTurns, lineOfResidents } from "../action/passes.ts"
import { layOutGround } from "../portal/bench-database.ts"
import { startPortal } from "../portal/portal.ts"
import type { BenchOptions, Report } from "../report.ts"
import { bareServer } from "./bare-page.ts"
import { score } from "./lighthouse.ts"
import { weigh } from "./wire.ts"

/** What the three pages of a registration weigh on a phone with an empty cache, and what Lighthouse says of them. */
export async function bench({ rounds }: BenchOptions): Promise<Report> {
  await using started = new AsyncDisposableStack()
  const ground = started.use(await layOutGround({ seats: 25_000 }))
  const server = started.use(await startPortal({ WORKERS: "1" }))
  const [turn = ""] = await giveTurns(ground.campaignId, 1, systemClock.now())
  const { id: lineId } = await lineOfResidents(ground.campaignId)
  // Far back in the line, so that the page waits and does not enter.
  const ticket = queueNumberToToken({ lineId, audience: "resident", number: 90_000, seats: 1 })

  const origin = `http://${server.authority}`
  const waiting = { url: `${origin}/antre`, cookies: [{ name: "antrean", value: ticket }] }
  const landing = { url: `${origin}/`, cookies: [] }
  const form = { url: `${origin}/daftar`, cookies: [{ name: "giliran", value: turn }] }
  const pages = [waiting, landing, form]
  // Without a number the page carries a challenge instead of a position: the heavier of the two is claimed.
  const visitor = { url: waiting.url, cookies: [] }
  // The first visit pays for what the server keeps from then on, which is not measured here.
  await weigh([...pages, visitor])
  const weights = await weigh([...pages, visitor])
  const bare = started.use(await bareServer())
  const scores = await score([...pages, { url: bare.url, cookies: [] }], rounds)

  const [kb, points] = [weights.map((one) => one.kb), scores.map((one) => one.performance)]
  return {
    name: "page-weight",
    fields: {
      waiting_kb: Math.max(kb[0] ?? Number.NaN, kb[3] ?? Number.NaN),
      landing_kb: kb[1] ?? Number.NaN,
      form_kb: kb[2] ?? Number.NaN,
      lighthouse_waiting: points[0] ?? 0,
      lighthouse_landing: points[1] ?? 0,
      lighthouse_form: points[2] ?? 0,
      lighthouse_a11y_min: Math.min(...scores.slice(0, pages.length).map((one) => one.accessibility)),
      lighthouse_bare: points[3] ?? 0,
    },
    goals: {
      ...{ waiting_kb: { atMost: 24 }, landing_kb: { atMost: 24 }, form_kb: { atMost: 190 } },
      ...{ lighthouse_waiting: { atLeast: 100 }, lighthouse_landing: { atLeast: 100 } },
      ...{ lighthouse_form: { atLeast: 95 }, lighthouse_a11y_min: { atLeast: 100 } },
    },
    notes: [
      `Kilobytes (1,000) over the wire with everything the page loads: ${weights.map((one) => one.requests).join(", ")} requests.`,
      `Lighthouse's mobile profile, median of ${rounds} runs; the browser and the server share the machine. It takes time in`,
      "which other processes had the core for the page's own, so lighthouse_bare shows what a heading alone gets here.",
    ],
  }
}
