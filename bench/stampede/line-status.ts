import { drawOrder } from "#lib/waiting-room/rules/draw.ts"
import type { LineAudience, LineStatus, WaitingStatus } from "#lib/waiting-room/types.ts"
import type { Answer } from "../http/answer-reader.ts"
import { textOf } from "../http/unpack.ts"

/**
 * The status document as the crowd reads it. It is the same bytes for all for a second, so it is unpacked once a
 * second and not by each of 100,000. The draw is computed here too, to compare with what the portal says of it.
 */
export class LineBoard {
  #last: { body: Buffer; status: WaitingStatus }[] = []

  read(answer: Answer): WaitingStatus {
    const known = this.#last.find(({ body }) => body.equals(answer.body))
    if (known) return known.status
    const status = JSON.parse(textOf(answer)) as WaitingStatus
    // Each worker has its own bytes for the same second.
    this.#last = [{ body: answer.body, status }, ...this.#last].slice(0, 4)
    return status
  }
}

/** Where a number stands, `null` before the draw. */
export function positionOf(number: number, { lobbySize, draw }: LineStatus): number | null {
  if (lobbySize === null || draw.seed === null) return null
  if (number > lobbySize) return number
  return drawOrder(draw.seed, lobbySize)[number] ?? number
}

/** Whether the places of this line are gone for good, as far as the status tells. */
export function isSoldOut({ lines }: WaitingStatus, audience: LineAudience): boolean {
  return ["full", "only_held", "closed"].includes(lines[audience].phase)
}
