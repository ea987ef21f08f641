import { isIPv6 } from "node:net"
import type { ThrottleCount, ThrottleScope } from "./types.ts"

/**
 * So long ago that it counts for nothing. Also "not blocked", which is no moment: a request that began a little earlier would
 * take one for the end of a wait.
 */
export const NEVER = new Date(0)

/** For one person: failures that follow each other make the waits longer. */
interface BackOff {
  /** Failures that cost nothing but the try; the last of them starts the first wait. */
  free: number
  /** The first wait; each further failure doubles it, up to the longest. In milliseconds. */
  firstWait: number
  longestWait: number
}

/** For an address, behind which may be a whole city: so many failures a minute, and the next minute starts anew. */
interface Rate {
  failuresAMinute: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** After this long without a failure a row decides nothing any more. In milliseconds. */
const FORGOTTEN_AFTER = 60 * MINUTE

const person: BackOff = { free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE }

const policies: Record<ThrottleScope, BackOff | Rate> = {
  "sign_in.account": person,
  "sign_in.address": { failuresAMinute: 30 },
  "look_up.person": person,
  // A person who leaves forms that are refused, one after another, is asking who is registered.
  "waitlist.number": person,
  // A mobile operator hides thousands of phones behind one address, and on the day they all look for their ticket.
  "look_up.address": { failuresAMinute: 120 },
}

/**
 * Decides one more attempt. It counts as failed until it is forgiven: so many that start at once cannot all be
 * checked before the first failure is known.
 */
export function decideAttempt(
  scope: ThrottleScope,
  before: ThrottleCount | undefined,
  now: Date,
): { kind: "blocked"; retryAt: Date } | { kind: "counted"; count: ThrottleCount } {
  if (before && before.blockedUntil > now) return { kind: "blocked", retryAt: before.blockedUntil }
  const policy = policies[scope]
  const failures = before && stillCounts(policy, before.lastFailedAt, now) ? before.failures + 1 : 1
  return {
    kind: "counted",
    count: { failures, lastFailedAt: now, blockedUntil: blockedUntil(policy, failures, now) },
  }
}

function stillCounts(policy: BackOff | Rate, lastFailedAt: Date, now: Date): boolean {
  return "failuresAMinute" in policy
    ? minuteOf(lastFailedAt) === minuteOf(now)
    : lastFailedAt > forgottenBefore(now)
}

function blockedUntil(policy: BackOff | Rate, failures: number, now: Date): Date {
  if ("failuresAMinute" in policy) {
    return failures < policy.failuresAMinute ? NEVER : new Date((minuteOf(now) + 1) * MINUTE)
  }
  const { free, firstWait, longestWait } = policy
  if (failures < free) return NEVER
  return new Date(now.getTime() + Math.min(longestWait, firstWait * 2 ** (failures - free)))
}

/** Minutes of the clock since 1970. */
function minuteOf(moment: Date): number {
  return Math.floor(moment.getTime() / MINUTE)
}

/** Rows whose last failure is not after this moment are as good as none. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - FORGOTTEN_AFTER)
}

/** A target that many people share, an address, as opposed to one person or account. */
export function isShared(scope: ThrottleScope): boolean {
  return "failuresAMinute" in policies[scope]
}

/** The part of an address that one household or machine owns: all of IPv4, the first 64 bits of IPv6. */
export function addressGroup(typed: string): string {
  const [bare = ""] = typed.trim().toLowerCase().split("%")
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1]
  if (mapped) return mapped
  if (!isIPv6(bare)) return bare
  const [head = "", tail] = bare.split("::")
  const left = head.split(":").filter(Boolean)
  const right = (tail ?? "").split(":").filter(Boolean)
  // A dotted end ("::1.2.3.4") stands for two groups; it never reaches the first four but when "::" is absent.
  const width = 8 - right.length - (right.at(-1)?.includes(".") ? 1 : 0)
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, width - left.length)).fill("0"), ...right]
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(":")}::/64`
}

/**
 * The networks by which an address group is counted: itself, and of IPv6 the first 48 bits as well, which is what one customer
 * of a provider gets: 65,536 groups of 64 bits.
 */
export function networksOf(group: string): string[] {
  const [head = "", bits] = group.split("::/")
  return bits === "64" ? [group, `${head.split(":").slice(0, 3).join(":")}::/48`] : [group]
}
