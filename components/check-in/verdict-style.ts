import {
  Ban,
  CalendarX2,
  CheckCheck,
  CircleCheckBig,
  Clock,
  type LucideIcon,
  SearchX,
  ShieldAlert,
  UserCheck,
  UserX,
} from "lucide-react"
import type { CardVerdict } from "#lib/check-in/types.ts"

/** Go, think, stop. Always with an icon and words of its own. */
export type Light = "green" | "amber" | "red"

export type VerdictKind = CardVerdict["kind"] | "forged" | "unknown" | "nothing" | "done"

/** Dark ground with white words, or marigold with ink: 7:1 and more, for a screen in the sun. */
export const lightStyles: Record<Light, string> = {
  green: "bg-success text-white",
  amber: "bg-marigold text-ink",
  red: "bg-danger text-white",
}

export const verdictLooks: Record<VerdictKind, { light: Light; icon: LucideIcon }> = {
  may_enter: { light: "green", icon: CircleCheckBig },
  done: { light: "green", icon: CheckCheck },
  too_early: { light: "amber", icon: Clock },
  wrong_day: { light: "amber", icon: CalendarX2 },
  no_show: { light: "amber", icon: UserX },
  nothing: { light: "amber", icon: SearchX },
  already_checked_in: { light: "red", icon: UserCheck },
  cancelled: { light: "red", icon: Ban },
  forged: { light: "red", icon: ShieldAlert },
  unknown: { light: "red", icon: SearchX },
}
