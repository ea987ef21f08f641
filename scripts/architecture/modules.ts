import { FREE_LEAVES, PURE, placeOf } from "./place.ts"
import type { Import, SourceFile, Violation } from "./source-file.ts"

const LEAVES = ["audit", "notifications", "throttle"]
const BELOW_CAMPAIGN = [...LEAVES, "staff", "city"]
const BELOW_QUOTA = [...BELOW_CAMPAIGN, "campaign"]
// A place is given to the holder of a pass, so the waiting room stands below the registration.
const BELOW_WAITING_ROOM = [...BELOW_QUOTA, "quota"]
const BELOW_REGISTRATION = [...BELOW_WAITING_ROOM, "waiting-room"]
const BELOW_CHECK_IN = [...BELOW_REGISTRATION, "registration"]
const BELOW_VACCINATION = [...BELOW_CHECK_IN, "check-in"]

/** Which modules a module may import, besides itself, kernel and identity. Everything else is a wrong direction. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  identity: [],
  audit: [],
  notifications: [],
  throttle: [],
  city: ["audit"],
  staff: ["audit", "throttle"],
  campaign: BELOW_CAMPAIGN,
  quota: BELOW_QUOTA,
  registration: BELOW_REGISTRATION,
  "check-in": BELOW_CHECK_IN,
  waitlist: BELOW_CHECK_IN,
  vaccination: BELOW_VACCINATION,
  "waiting-room": BELOW_WAITING_ROOM,
  // These two read across the line to count and compare; no module imports them.
  reconciliation: BELOW_VACCINATION,
  statistics: BELOW_VACCINATION,
}

const DOES_IO =
  /^(node:(fs|http|https|http2|tls|dns|dgram|child_process|cluster)(\/|$)|next(\/|$)|next-auth|postgres$|drizzle-orm)/

/** Imports inside `lib/` that run against the line of the modules, and pure files that reach for I/O. */
export function checkModules(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => path.startsWith("lib/") && !placeOf(path).isTest)
    .flatMap(({ path, imports }) =>
      imports.flatMap((imported) => {
        const reason = lineObjection(path, imported) ?? purityObjection(path, imported)
        return reason
          ? [{ path, message: `imports ${imported.target ?? imported.specifier}: ${reason}` }]
          : []
      }),
    )
}

function lineObjection(path: string, { target }: Import): string | undefined {
  const from = placeOf(path).module
  const to = target?.startsWith("lib/") ? placeOf(target).module : undefined
  if (!from || !to || from === to) return undefined
  if (to === "kernel" || (to === "identity" && from !== "kernel")) return undefined
  const allowed = MODULES[from] ?? []
  return allowed.includes(to)
    ? undefined
    : `${from} may import ${["kernel, identity", ...allowed].join(", ")}`
}

function purityObjection(path: string, { specifier, target }: Import): string | undefined {
  if (!PURE.includes(placeOf(path).kind ?? "") || FREE_LEAVES.includes(placeOf(path).module ?? ""))
    return undefined
  const reason = "rules, schema, types and page do no I/O"
  if (!target) return DOES_IO.test(specifier) ? reason : undefined
  const to = placeOf(target)
  if (to.area !== "lib") return reason
  return PURE.includes(to.kind ?? "") || FREE_LEAVES.includes(to.module ?? "") ? undefined : reason
}
