import { thisCity } from "#db/seed/this-city.ts"
import { systemClock } from "#platform/clock.ts"
import { layOut } from "#scripts/lay-out.ts"
import { withDatabase } from "#scripts/with-database.ts"

/** `npm run seed`: the city and its campaign, opening now. `npm run seed -- --history`: with the dates of 2021. */
const dates = process.argv.includes("--history") ? "history" : "present"

await withDatabase(async () => {
  const now = systemClock.now()
  const { kind } = await layOut(thisCity.campaign(dates, now), now)
  if (kind === "created") console.log(`The campaign of ${thisCity.city.name} is laid out (dates: ${dates}).`)
  else console.log("The campaign was there already and stays as it is; other dates need an empty database.")
  return 0
})
