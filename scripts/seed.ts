import { systemClock } from "#lib/kernel/clock.ts"
import { seedMalangOnce } from "#db/seed/malang.ts"
import { withDatabase } from "#scripts/with-database.ts"

/** `npm run seed`: the Malang campaign, opening now. `npm run seed -- --history`: with the dates of 2021. */
const dates = process.argv.includes("--history") ? "history" : "present"

await withDatabase(async ({ databaseUrl }) => {
  const { seeded } = await seedMalangOnce({ databaseUrl, now: systemClock.now(), dates })
  console.log(seeded ? `The Malang campaign is there (dates: ${dates}).` : "The campaign was there already.")
  return 0
})
