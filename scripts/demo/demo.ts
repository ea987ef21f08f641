import { randomUUID } from "node:crypto"
import { parseArgs } from "node:util"
import { count } from "drizzle-orm"
import { db } from "#db/client.ts"
import { registration } from "#db/schema/registration.ts"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import { system } from "#lib/kernel/actor.ts"
import { releaseHeldQuota } from "#lib/quota/commands/release-held-quota.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import { register } from "#lib/registration/commands/register.ts"
import { registerSchema } from "#lib/registration/schema.ts"
import type { RegisterOutcome } from "#lib/registration/types.ts"
import { readStatusSnapshot } from "#lib/waiting-room/queries.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"
import { withDatabase } from "#scripts/with-database.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import { type Line, openedLines } from "./demo-line.ts"

/** So many people are in the line or fill in the form at once. */
const CALLERS = 2_000

/**
 * `npm run demo -- --registrations 25000`: fills the campaign with generated people, each of whom waits for a turn and
 * registers with the pass, releases the places held for people from outside the city, and shows what the next is told.
 */
const { values } = parseArgs({ options: { registrations: { type: "string", default: "25000" } } })
const wanted = Number(values.registrations)

await withDatabase(async () => {
  if (!Number.isInteger(wanted) || wanted < 1) {
    console.error("--registrations takes a whole number from 1.")
    return 2
  }
  await releaseEverything()
  const [before] = await db().select({ rows: count() }).from(registration)
  const line = await openedLines()
  const crowd = await newCrowd(line, before?.rows ?? 0)
  const start = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, () => crowd.registerUntil(wanted)))
  await line.close()
  const seconds = (performance.now() - start) / 1_000
  console.log(`${crowd.registered()} registered in ${seconds.toFixed(1)} s.`)
  const now = systemClock.now()
  const { status } = await readStatusSnapshot((await findActiveCampaign(now)).id, now)
  console.log(`The next resident is told: ${status.lines.resident.phase}`)
  return 0
})

async function releaseEverything(): Promise<void> {
  const now = systemClock.now()
  const { days } = await loadPlaces(await findActiveCampaign(now), now)
  const releases = days
    .flatMap(({ sessions }) => sessions.map(({ places }) => places.outside_city))
    .flatMap(({ quotaId, held }) => (quotaId !== null && held > 0 ? [{ quotaId, amount: held }] : []))
  if (releases.length === 0) return
  const outcome = await releaseHeldQuota(
    system,
    { releases, reason: "Peragaan: tempat luar kota dilepas", idempotencyKey: randomUUID() },
    now,
  )
  if (outcome.kind === "released") console.log(`${outcome.total} held places released.`)
}

/** People come in the proportion of the places and take another session when theirs is full. */
async function newCrowd(line: Line, firstIndex: number) {
  const now = systemClock.now()
  const { days, totals } = await loadPlaces(await findActiveCampaign(now), now)
  const sessionIds = days.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId))
  const all = totals.resident.capacity + totals.outside_city.capacity
  const left = { resident: true, outside_city: true }
  let index = firstIndex
  let registered = 0
  let underWay = 0

  async function next(residency: LineAudience): Promise<RegisterOutcome | null> {
    const mine = index++
    const holder = await line.takeTurn(residency)
    if (!holder) return null
    let sessionId = sessionIds[mine % sessionIds.length] ?? 0
    for (;;) {
      const person = registerSchema.parse(generatedPerson(mine, { sessionId, residency }))
      const outcome = await register(holder, person, systemClock.now())
      if (outcome.kind !== "session_full") return outcome
      sessionId = outcome.alternatives[mine % outcome.alternatives.length]?.sessionId ?? sessionId
    }
  }

  async function registerUntil(target: number): Promise<void> {
    while (registered + underWay < target && (left.resident || left.outside_city)) {
      const outside =
        !left.resident ||
        (left.outside_city && (index * totals.outside_city.capacity) % all < totals.outside_city.capacity)
      const residency = outside ? "outside_city" : "resident"
      underWay++
      const outcome = await next(residency)
      underWay--
      if (outcome?.kind === "registered") registered++
      else if (outcome === null) left[residency] = false
      else throw new Error(`a generated person with a turn was told: ${outcome.kind}`)
    }
  }

  return { registerUntil, registered: () => registered }
}
