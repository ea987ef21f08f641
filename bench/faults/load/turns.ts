import type { LineAudience } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"
import { giveTurns } from "../../action/passes.ts"

/** Turns that wait for somebody who registers, by audience: cookies of passes. */
export class Turns {
  readonly #campaignId: number
  readonly #left: Record<LineAudience, string[]> = { resident: [], outside_city: [] }

  constructor(campaignId: number) {
    this.#campaignId = campaignId
  }

  /** Gives out more where few are left. Asks the database: while it is away, this fails. */
  async refill(): Promise<void> {
    for (const audience of ["resident", "outside_city"] as const) {
      if (this.#left[audience].length >= FEW) continue
      this.#left[audience].push(...(await giveTurns(this.#campaignId, LOT, systemClock.now(), audience)))
    }
  }

  take(audience: LineAudience): string | undefined {
    return this.#left[audience].shift() // the oldest: it ends first
  }

  /** A turn with which nobody was registered is good for the next. */
  giveBack(audience: LineAudience, turn: string): void {
    this.#left[audience].push(turn)
  }
}

/** What is used between two refills, several times over. */
const FEW = 400
const LOT = 800
