import type { IncomingMessage } from "node:http"
import type { Locale } from "#lib/kernel/locale.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import type { Incoming } from "#server/http/incoming.ts"
import type { ProofPricing } from "#server/proof-of-work/pricing.ts"
import type { Visitor } from "./visitor.ts"
import type { WaitingRoomCommands } from "./waiting-room/commands.ts"
import type { RecentlyTurnedAway } from "./waiting-room/recently-turned-away.ts"
import type { PublishedSnapshot, SnapshotSource } from "./waiting-room/status-snapshot.ts"

/** What all routes share, for as long as the process lives. */
export interface RouteDependencies {
  readonly snapshots: SnapshotSource
  readonly commands: WaitingRoomCommands
  readonly pricing: ProofPricing
  readonly recentlyTurnedAway: RecentlyTurnedAway
}

/** What somebody wants to queue for. */
export interface SeatRequest {
  readonly audience: LineAudience
  readonly seats: number
}

/** One request to a route, with everything that is known of it: computed once, by the router. */
export interface Visit {
  readonly deps: RouteDependencies
  readonly incoming: Incoming
  readonly request: IncomingMessage
  readonly query: URLSearchParams
  readonly locale: Locale
  /** Of the campaign that the visit is about; `undefined` when the database was away since the process started. */
  readonly snapshot: PublishedSnapshot | undefined
  readonly visitor: Visitor
  readonly now: Date
}

/** A POST from a page of this portal, with its fields as they came. */
export interface PostVisit extends Visit {
  readonly fields: Readonly<Record<string, unknown>>
}

/** The snapshot while it is fresh enough to give something by it; else `undefined`. */
export function freshSnapshot({ deps, snapshot, now }: Visit): PublishedSnapshot | undefined {
  return deps.snapshots.isFresh(now) ? snapshot : undefined
}
