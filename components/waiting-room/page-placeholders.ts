import { hole } from "#lib/kernel/placeholder.ts"

/** Whatever is one visitor's own on the waiting page: filled by the front door (`server/routes/waiting-room/waiting-placeholders.ts`). */
export const own = {
  view: hole("view"),
  audience: hole("audience"),
  number: hole("number"),
  position: hole("position"),
  turn: hole("turn"),
  prospect: hole("prospect"),
  minutes: hole("minutes"),
  problem: hole("problem"),
  challenge: hole("challenge"),
  numberText: hole("number_text"),
  seats: hole("seats"),
  positionText: hole("position_text"),
  ahead: hole("ahead"),
  placesLeft: hole("places_left"),
  expires: hole("expires"),
  slowSeconds: hole("slow_seconds"),
  refresh: hole("refresh"),
}
