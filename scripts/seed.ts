import { malangPlan } from "#db/seed/malang.ts"
import { system } from "#lib/kernel/actor.ts"
import { createCampaign } from "#lib/quota/commands/create-campaign.ts"
import { openLines } from "#lib/waiting-room/commands/open-lines.ts"
import { systemClock } from "#platform/clock.ts"
import { withDatabase } from "#scripts/with-database.ts"

/** `npm run seed`: the Malang campaign, opening now. `npm run seed -- --history`: with the dates of 2021. */
const dates = process.argv.includes("--history") ? "history" : "present"

await withDatabase(async () => {
  const now = systemClock.now()
  const { kind, campaignId } = await createCampaign(system, malangPlan(dates, now), now)
  await openLines(system, campaignId, now)
  if (kind === "created") console.log(`The Malang campaign is laid out (dates: ${dates}).`)
  else console.log("The campaign was there already and stays as it is; other dates need an empty database.")
  return 0
})
