import { logUnexpected } from "#platform/log.ts"
import { shareReads } from "#platform/shared-read.ts"
import { findCity } from "./queries.ts"
import type { City } from "./types.ts"

/** A city changes when its seed does, with a new version of the portal. In ms. */
const READ_AGAIN_AFTER_MS = 60_000

/**
 * Returns a function that reads the city at most once a minute. While it cannot be read, the one of before is returned:
 * pages that need nothing else of the database go on.
 */
export function cityLoader(read: () => Promise<City | undefined>): (now: Date) => Promise<City> {
  let last: City | undefined
  const shared = shareReads(READ_AGAIN_AFTER_MS, async () => {
    const city = await read()
    if (!city) throw new Error("no city: run npm run seed")
    return city
  })
  return async (now) => {
    try {
      last = (await shared(now)).value
    } catch (error) {
      if (!last) throw error
      logUnexpected("city", error)
    }
    return last
  }
}

/** The city that this portal serves. Throws when none was seeded. */
export const loadCity = cityLoader(() => findCity())
