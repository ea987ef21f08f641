import type { PassToken } from "../types.ts"

// Browsers run this file too: nothing of Node.

/** A pass still registers for so long after its expiry, in ms: a form sent in the last second is on its way. */
const HONOURED_MS = 15_000
/**
 * Its seats stay promised for so long after its expiry, in ms: a registration under way, or a slow clock, must
 * not lose its place.
 */
const COUNTED_MS = 45_000

/** Returns when a pass issued now expires: after its minutes, but never beyond the end of the campaign. */
export function passExpiry(issuedAt: Date, passMinutes: number, closesAt: Date): Date {
  return new Date(Math.min(issuedAt.getTime() + passMinutes * 60_000, closesAt.getTime()))
}

/** Returns when a pass expires after its one extension. */
export function extendedExpiry(expiresAt: Date, passMinutes: number, closesAt: Date): Date {
  return new Date(Math.min(expiresAt.getTime() + extensionMs(passMinutes), closesAt.getTime()))
}

/** Whether the pass has expired, or all its seats became registrations. */
export function isPassOver(pass: { expiresAt: Date; used: number; seats: number }, now: Date): boolean {
  return now >= pass.expiresAt || pass.used >= pass.seats
}

/** Returns from when on registering with a pass is refused. */
export function honouredUntil(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + HONOURED_MS)
}

/** Whether a pass may still be good, as far as its token knows. What counts is the row, under its lock. */
export function isRunning({ expiresAt, seats, used }: PassToken, now: Date): boolean {
  return now < honouredUntil(expiresAt) && used < seats
}

/** Returns the moment before which passes must have expired for their seats to be free again. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - COUNTED_MS)
}

/** The one extension of a pass, in milliseconds: half of its time. */
function extensionMs(passMinutes: number): number {
  return passMinutes * 30_000
}

/** Longest time for which a pass can register, in ms: extended, and honoured beyond its expiry. */
export function longestLifeMs(passMinutes: number): number {
  return passMinutes * 60_000 + extensionMs(passMinutes) + HONOURED_MS
}
