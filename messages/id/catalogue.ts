import { admin } from "./admin.ts"
import { checkIn } from "./check-in.ts"
import { common } from "./common.ts"
import { home } from "./home.ts"
import { lookup } from "./lookup.ts"
import { overload } from "./overload.ts"
import { queueOffice } from "./queue-office.ts"
import { quota } from "./quota.ts"
import { registration } from "./registration.ts"
import { staff } from "./staff.ts"
import { ticket } from "./ticket.ts"
import { waiting } from "./waiting.ts"
import { waitlist } from "./waitlist.ts"

/** Every sentence of the portal in formal Bahasa Indonesia, by namespace. */
export const messages = {
  admin,
  checkIn,
  common,
  home,
  lookup,
  overload,
  queueOffice,
  quota,
  registration,
  staff,
  ticket,
  waiting,
  waitlist,
}
