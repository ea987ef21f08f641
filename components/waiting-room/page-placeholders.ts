import { placeholder } from "#lib/kernel/placeholder.ts"

/** Whatever is one visitor's own on the waiting page: filled by the front door (`server/routes/waiting-room/waiting-placeholders.ts`). */
export const own = {
  view: placeholder("view"),
  audience: placeholder("audience"),
  number: placeholder("number"),
  position: placeholder("position"),
  turn: placeholder("turn"),
  prospect: placeholder("prospect"),
  minutes: placeholder("minutes"),
  problem: placeholder("problem"),
  challenge: placeholder("challenge"),
  numberText: placeholder("number_text"),
  seats: placeholder("seats"),
  positionText: placeholder("position_text"),
  ahead: placeholder("ahead"),
  placesLeft: placeholder("places_left"),
  expires: placeholder("expires"),
  slowSeconds: placeholder("slow_seconds"),
  refresh: placeholder("refresh"),
}
