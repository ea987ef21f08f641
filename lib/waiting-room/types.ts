import type { Quota } from "#lib/quota/types.ts"

/** Who queues where: one line each. Walk-ins have none. */
export type LineAudience = "resident" | "outside_city"

/**
 * Where a line stands.
 * - `not_open`: before the lobby opens. - `lobby`: numbers are given, the draw is still to come.
 * - `open`: turns are given. - `paused`: by the office, the line or the campaign; numbers are still given.
 * - `full`: no place is left, and none held. - `only_held`: those that are left are held. - `closed`: the campaign is over.
 */
export type LinePhase = "not_open" | "lobby" | "open" | "paused" | "full" | "only_held" | "closed"

/** What a visitor carries, signed, in an http-only cookie. Its place in the line is nowhere else. */
export interface QueueNumber {
  readonly lineId: number
  readonly audience: LineAudience
  readonly number: number
  /** People for whom this number is, 1–5: families share a phone. */
  readonly seats: number
}

/** What the holder of a pass carries, signed. Whether the pass is still good, its row in the database says. */
export interface PassToken {
  readonly passId: number
  readonly lineId: number
  readonly audience: LineAudience
  readonly number: number
  readonly seats: number
  /** Seats that became registrations when the token was made. */
  readonly used: number
  readonly expiresAt: Date
  /** Whether its one extension is spent. */
  readonly extended: boolean
}

/** What a browser that cannot do a proof of work carries, signed: a time to wait instead. `nonce`: what is spent for it. */
export interface SlowLaneToken {
  readonly campaignId: number
  readonly audience: LineAudience
  readonly seats: number
  readonly notBefore: Date
  readonly nonce: string
}

/** What everybody may know about one line. Positions and numbers count tickets, places count people. */
export interface LineStatus {
  phase: LinePhase
  issued: number
  serving: number
  /** Numbers up to this one take part in the draw or took part in it; null before the draw. */
  lobbySize: number | null
  /** Places of this audience that can be given now, promised ones included. */
  placesLeft: number
  held: number
  /** Seats of passes that are out. */
  promised: number
  /** How many of those who wait may be called within seconds: for the seats that are free, by experience of how many come. */
  callable: number
  /** Every place is promised, and forms may be left with the waiting list. */
  lists: boolean
  /** Positions served in the last minute. */
  perMinute: number
  /** Positions a second that those further back have to reckon with. */
  speed: number
  /** Nobody is waiting and turns are being given: those who join enter at once. */
  directEntry: boolean
  announcement: { text: string; at: string } | null
  draw: { commitment: string; seed: string | null }
}

/** `GET /antre/status`: the same bytes for everybody, renewed once a second. Times are ISO 8601 in UTC. */
export interface WaitingStatus {
  asOf: string
  opensAt: string
  closesAt: string
  lobbyOpensAt: string
  lines: Record<LineAudience, LineStatus>
}

/** One line as the front door needs it: what is published, and what the tickets are checked against. */
export interface SnapshotLine {
  id: number
  audience: LineAudience
  passMinutes: number
  /** Null before the draw. */
  seed: string | null
  lobbySize: number | null
}

/** Everything that the waiting room answers from, read at once. */
export interface StatusSnapshot {
  campaignId: number
  slug: string
  status: WaitingStatus
  lines: Record<LineAudience, SnapshotLine>
}

/** A request for a number. `proof` is what is spent for it: never the same twice. */
export interface JoinRequest {
  readonly lineId: number
  readonly audience: LineAudience
  readonly seats: number
  readonly proof: { digest: Buffer; expiresAt: Date }
}

export type JoinOutcome =
  | { kind: "joined"; queueNumber: QueueNumber }
  /** The proof bought a number before. */
  | { kind: "spent" }
  /** Numbers are not given: before the lobby, or after the end. Fullness refuses nobody: places come back. */
  | { kind: "not_open"; phase: LinePhase }

export type EnterOutcome =
  /** Also the answer to a repeated request: the same pass again, as it stands. */
  | { kind: "entered"; pass: PassToken }
  /** Its turn has not come. `position` is the place in the line after the draw; null before it. */
  | { kind: "waiting"; position: number | null }
  /** Its turn has come, but every seat is promised to others at this moment. */
  | { kind: "no_free_seat"; position: number }
  /** The one pass of this number was used up or has expired: a new number is needed. */
  | { kind: "pass_over" }
  | { kind: "not_open"; phase: LinePhase }

export type ExtendOutcome =
  | { kind: "extended"; pass: PassToken }
  | { kind: "already_extended"; pass: PassToken }
  | { kind: "pass_over" }

export type JoinAndEnterOutcome = JoinOutcome | { kind: "entered"; queueNumber: QueueNumber; pass: PassToken }

/** What a pass still allows, as its row says under its lock. */
export interface PassAllowance {
  campaignId: number
  audience: LineAudience
  /** Registering with it is refused from this moment on. */
  honouredUntil: Date
  seatsLeft: number
}

/** What one process of the front door carries. `shed`: turned away since it started. */
export interface WorkerLoad {
  workerId: string
  inFlight: number
  queued: number
  /** Of those that wait, what holders of a turn have sent. */
  queuedSubmits: number
  shed: number
  shedSubmits: number
  limit: number
  latencyMs: number
  /** By line id, the positions that were called and find no free seat; a line without any is missing. */
  calledWithoutSeat: Record<number, number>
}

/** One line as the office sees it: what the public knows, and how it is steered. */
export interface OfficeLine extends LineStatus {
  id: number
  audience: LineAudience
  paused: boolean
  maxActive: number
  maxPerMinute: number | null
  /** People on the waiting list. */
  waitlisted: number
  /** Passes that are out, whatever their seats. */
  activePasses: number
  /** Passes that were given in the last sixty seconds. */
  admittedLastMinute: number
  /** Positions a second that the pace-keeper allows now. */
  pace: number
  /** 0–1 */
  showUpRate: number
}

/** `/admin/antrean`, read anew. */
export interface QueueOffice {
  campaign: { id: number; slug: string; name: string }
  asOf: string
  lines: OfficeLine[]
  /** Front door processes that gave a sign of life in the last five seconds. `shed`: turned away since they started. */
  workers: { count: number; inFlight: number; queued: number; limit: number; shed: number; latencyMs: number }
}

export type TickOutcome =
  | { kind: "kept" }
  /** Another process was elected. */
  | { kind: "not_elected" }
  /** It was kept less than a second ago. */
  | { kind: "too_soon" }

export type ChangeLineOutcome =
  | { kind: "changed"; line: LineSettings }
  | { kind: "unchanged"; line: LineSettings }
  /** The limits are no longer those that were seen. `line`: as it stands. */
  | { kind: "stale"; line: LineSettings }
  | { kind: "unknown_line" }

export type AnnounceOutcome =
  | { kind: "announced" }
  | { kind: "unchanged" }
  /** A line tells something else than what was seen. */
  | { kind: "stale" }

export interface LineSettings {
  id: number
  audience: LineAudience
  paused: boolean
  maxActive: number
  maxPerMinute: number | null
}

export type HoldOutcome =
  | { kind: "held"; total: number; quotas: Quota[] }
  /** A session has fewer places left than were to be held. */
  | { kind: "not_enough_available"; quotas: Quota[] }
  /** The places are left, but promised to people who are registering now. `free`: what could be held at this moment. */
  | { kind: "promised"; free: number }
  | { kind: "unknown_quota" }

export type LineLimits = Pick<LineSettings, "maxActive" | "maxPerMinute">
