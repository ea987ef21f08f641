import { polledRead } from "#lib/kernel/polled-read.ts"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import type { OfficeOverview } from "./types.ts"

/** The office's numbers, kept fresh from the server's on. */
export function officeOverviewOptions(initial: OfficeOverview) {
  return polledRead(withQuery(staffRoutes.overviewFigures, { campaign: initial.campaign.slug }), initial)
}
