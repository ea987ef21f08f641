import { polledRead } from "#lib/kernel/polled-read.ts"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import type { QueueOffice } from "./types.ts"

/** The numbers of `/admin/antrean`, kept fresh from the server's on. */
export function queueOfficeOptions(initial: QueueOffice) {
  return polledRead(withQuery(staffRoutes.queueFigures, { campaign: initial.campaign.slug }), initial)
}
