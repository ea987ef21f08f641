import type { LineAudience } from "#lib/waiting-room/types.ts"

/** Shares of the crowd. */
const OUTSIDE_CITY = 0.2
const LEAVES = 0.05
const DROPS = 0.03
const TWICE = 0.01
const HOSTILE = 0.02
const TWO_SEATS = 0.08
const THREE_SEATS = 0.02
/**
 * Solve the proof that a phone solves. At most so many: while the portal is busy each takes seconds of a core, which a
 * hundred thousand phones have, and the machine that plays them has not.
 */
const REAL_PROOFS = 0.01
const MAX_REAL_PROOFS = 10
/** Come with an empty cache and fetch everything that the form loads. */
const COLD_CACHE = 0.1

export const hostileKinds = ["no_proof", "replayed_proof", "forged_ticket", "forged_pass", "flood"] as const
export type HostileKind = (typeof hostileKinds)[number]

/** What is peculiar to one resident: always the same for an index, so that nothing has to be remembered. */
export interface Traits {
  readonly audience: LineAudience
  readonly seats: number
  readonly leaves: boolean
  readonly drops: boolean
  /** Tries to register the same person a second time. */
  readonly twice: boolean
  readonly hostile: HostileKind | undefined
  readonly realProof: boolean
  readonly coldCache: boolean
  /** As a trusted proxy tells it. Those with a minimal proof are in 10.0.0.0/8, the rest in 198.18.0.0/15. */
  readonly address: string
}

/** Help desks' network, whose proofs are minimal: most of the crowd comes from there. */
export const MINIMAL_PROOFS = "10.0.0.0/8"

export function traitsOf(index: number, residents: number): Traits {
  const twice = chance(index, 5) < TWICE
  const realProof = chance(index, 7) < Math.min(REAL_PROOFS, MAX_REAL_PROOFS / residents)
  return {
    audience: chance(index, 1) < OUTSIDE_CITY ? "outside_city" : "resident",
    seats: seatsOf(chance(index, 2), twice),
    leaves: chance(index, 3) < LEAVES,
    drops: chance(index, 4) < DROPS,
    twice,
    hostile: chance(index, 6) < HOSTILE ? hostileKinds[index % hostileKinds.length] : undefined,
    realProof,
    coldCache: chance(index, 8) < COLD_CACHE,
    address: `${realProof ? `198.${18 + ((index >>> 16) & 1)}` : `10.${(index >>> 16) & 255}`}.${(index >>> 8) & 255}.${index & 255}`,
  }
}

function seatsOf(part: number, twice: boolean): number {
  if (part < THREE_SEATS) return 3
  return part < THREE_SEATS + TWO_SEATS || twice ? 2 : 1
}

/** 0–1, the same for the same index and salt (splitmix32). */
export function chance(index: number, salt: number): number {
  let mixed = (index + Math.imul(salt, 0x9e3779b9)) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}
