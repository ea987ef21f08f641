import type { IncomingMessage, ServerResponse } from "node:http"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import type { PlaceholderValues } from "#server/page-cache/page-template.ts"
import type { ProofPricing } from "#server/proof-of-work/pricing.ts"
import type { WaitingRoomCommands } from "./waiting-room/commands.ts"
import type { RecentlyTurnedAway } from "./waiting-room/recently-turned-away.ts"
import type { SnapshotSource } from "./waiting-room/status-snapshot.ts"

/** What the waiting room needs of the page cache: a kept page with its holes filled. */
export interface Pages {
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    page: {
      path: string
      placeholders?: PlaceholderValues
      status?: number
      headers?: Record<string, string>
    },
  ): Promise<void>
}

/** Everything that the routes of the waiting room share. */
export interface RouteDependencies {
  readonly snapshot: SnapshotSource
  readonly commands: WaitingRoomCommands
  readonly pages: Pages
  readonly pricing: ProofPricing
  readonly recentlyTurnedAway: RecentlyTurnedAway
}

/** What somebody wants to queue for. */
export interface SeatRequest {
  readonly audience: LineAudience
  readonly seats: number
}

/** One request to the waiting room. */
export interface Visit {
  readonly deps: RouteDependencies
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly now: Date
}
