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
export interface QueueTicket {
  readonly lineId: number
  readonly audience: LineAudience
  readonly number: number
  /** People for whom this ticket is, 1–5: families share a phone. */
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
  /** Positions served in the last minute. */
  perMinute: number
  /** Nobody is waiting and turns are being given: who joins enters at once. */
  calm: boolean
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

/** A request for a number. `proof` is what is spent for it: never the same twice. */
export interface JoinRequest {
  readonly lineId: number
  readonly audience: LineAudience
  readonly seats: number
  readonly proof: { digest: Buffer; expiresAt: Date }
}

export type JoinOutcome =
  | { kind: "joined"; ticket: QueueTicket }
  /** The proof bought a number before. */
  | { kind: "spent" }
  /** Numbers are not given: before the lobby, or after the end. Fullness refuses nobody: places come back. */
  | { kind: "not_open"; phase: LinePhase }

export type EnterOutcome =
  /** Also the answer to a repeated request: the same pass again, as it stands. */
  | { kind: "entered"; pass: PassToken }
  /** Its turn has not come. `position` is the place in the line after the draw; null before it. */
  | { kind: "waiting"; position: number | null }
  /** Its turn has come, but every seat is promised to somebody else at this moment. */
  | { kind: "no_free_seat"; position: number }
  /** The one pass of this number was used up or has expired: a new number is needed. */
  | { kind: "pass_over" }
  | { kind: "not_open"; phase: LinePhase }

export type ExtendOutcome =
  | { kind: "extended"; pass: PassToken }
  | { kind: "already_extended"; pass: PassToken }
  | { kind: "pass_over" }
