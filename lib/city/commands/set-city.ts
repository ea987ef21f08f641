import { isDeepStrictEqual } from "node:util"
import { sql } from "drizzle-orm"
import { city, region } from "#db/schema/city.ts"
import type { CityPlan } from "#db/seed/plan.ts"
import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import type { SystemActor } from "#lib/kernel/actor.ts"
import { findCity } from "../queries.ts"
import { regionsOf } from "../rules.ts"
import type { SetCityOutcome } from "../types.ts"

/** Makes the city in the database what the plan says. Does nothing when it is that already: every start calls it. */
export function setCity(actor: SystemActor, plan: CityPlan, now: Date): Promise<SetCityOutcome> {
  return transact(async (tx) => {
    // Two portals may start at once; the second finds what the first has written. Reads go on.
    await tx.execute(sql`lock table ${city} in share row exclusive mode`)
    if (isDeepStrictEqual(await findCity(tx), plan)) return { kind: "unchanged" }

    const { kecamatan, neighbours, ...row } = plan
    await tx.delete(city)
    await tx.delete(region)
    await tx.insert(city).values(row)
    await tx.insert(region).values(regionsOf(plan))
    const detail = { name: plan.name, kecamatan: kecamatan.length, neighbours: neighbours.kecamatan.length }
    await recordAudit(tx, [{ actor, action: "city.set", subject: `city:${plan.code}`, detail }], now)
    return { kind: "set" }
  })
}
