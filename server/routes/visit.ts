import type { IncomingMessage, ServerResponse } from "node:http"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import type { Deeds } from "./waiting-room/commands.ts"
import type { DoorStep } from "./waiting-room/recently-turned-away.ts"
import type { Prices } from "#server/proof-of-work/pricing.ts"
import type { StatusBoard } from "./waiting-room/status-snapshot.ts"

/** What the waiting room needs of the page cache: a kept page with its holes filled. */
export interface Pages {
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    page: {
      path: string
      holes?: Readonly<Record<string, string>>
      status?: number
      headers?: Record<string, string>
    },
  ): Promise<void>
}

/** Everything that the routes of the waiting room share. */
export interface Room {
  readonly board: StatusBoard
  readonly deeds: Deeds
  readonly pages: Pages
  readonly prices: Prices
  readonly doorStep: DoorStep
}

/** What somebody wants to queue for. */
export interface Wish {
  readonly audience: LineAudience
  readonly seats: number
}

/** One request to the waiting room. */
export interface Visit {
  readonly room: Room
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly now: Date
}
