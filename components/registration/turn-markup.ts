import { hole } from "#lib/kernel/hole.ts"
import { formatTime } from "#lib/kernel/wib.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"
import type { RegistrationTexts } from "./registration-texts.ts"

/** What the bar tells of a pass, as text: values, or the holes of a page that is the same for everybody. */
export interface TurnValues {
  /** "10.42", WIB */
  until: string
  /** Moments in ISO 8601. */
  expires: string
  now: string
  seats: string
  seatsLeft: string
  /** "yes" once the one extension is spent. */
  extended: string
}

/** For a page that is the same for everybody: the front door fills them. */
export const turnHoles: TurnValues = {
  until: hole("pass_until"),
  expires: hole("pass_expires"),
  now: hole("now"),
  seats: hole("pass_seats"),
  seatsLeft: hole("pass_seats_left"),
  extended: hole("pass_extended"),
}

/** For the answer to a form that was posted without a script. Without a pass there is nothing to tell. */
export function turnOf(pass: PassToken | null, now: Date): TurnValues {
  if (!pass) return { until: "", expires: "", now: "", seats: "", seatsLeft: "", extended: "" }
  return {
    until: formatTime(pass.expiresAt),
    expires: pass.expiresAt.toISOString(),
    now: now.toISOString(),
    seats: String(pass.seats),
    seatsLeft: String(pass.seats - pass.used),
    extended: pass.extended ? "yes" : "",
  }
}

/**
 * The bar as it is sent: one string, because in a page that was rendered once for everybody React must not look
 * inside. Without a script it stays like this; with one, `TurnBar` reads its data and takes its place.
 */
export function turnMarkup(t: RegistrationTexts, turn: TurnValues): string {
  return `<div data-until="${turn.until}" data-expires="${turn.expires}" data-now="${turn.now}"
 data-seats="${turn.seats}" data-seats-left="${turn.seatsLeft}" data-extended="${turn.extended}"
 class="group/turn data-[expires='']:hidden">
<p class="font-bold max-sm:text-sm">${t("turn.until", { time: turn.until })}</p>
<p class="text-sm">${t("turn.fillIn")}</p>
<noscript><form method="post" action="/antre/perpanjang" class="mt-1 group-data-[extended=yes]/turn:hidden">
<button class="touch text-link font-semibold">${t("turn.extend")}</button>
<span class="text-sm">${t("turn.extendFirst")}</span>
</form></noscript>
</div>`
}

/** The hidden field that names this attempt. */
export function attemptField(idempotencyKey: string): string {
  return `<input type="hidden" name="idempotencyKey" value="${idempotencyKey}">`
}
