import type { Ground } from "../../portal/bench-database.ts"
import type { Server } from "../../portal/portal.ts"
import type { Load } from "../load/caller.ts"

/** What faults happen to. */
export interface Target {
  readonly server: Server
  readonly ground: Ground
  readonly load: Load
  /** A script of the portal, which browsers load. */
  readonly asset: string
}

export interface FaultKind {
  readonly name: string
  /**
   * Whether nobody may be shown an error: one worker and Postgres live through it, or stand still for less than anybody
   * waits.
   */
  readonly spares: boolean
  /** Causes it, and resolves when it is over; whether the portal is well again, is found elsewhere. */
  cause(target: Target): Promise<void>
}
