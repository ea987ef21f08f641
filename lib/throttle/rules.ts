import { isIPv6 } from "node:net"
import type { ThrottleCount, ThrottleScope } from "./types.ts"

interface Policy {
  /** Failures that cost nothing but the try; the last of them starts the first wait. */
  free: number
  /** The first wait; each further failure doubles it, up to the longest. In milliseconds. */
  firstWait: number
  longestWait: number
  /** After this long without a failure everything is forgotten. In milliseconds. */
  forgottenAfter: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const person: Policy = {
  free: 5,
  firstWait: 30 * SECOND,
  longestWait: 15 * MINUTE,
  forgottenAfter: HOUR,
}
// One address may be a whole office, or a quarter of the city behind a mobile network.
const address: Policy = { ...person, free: 30, firstWait: 10 * SECOND }

const policies: Record<ThrottleScope, Policy> = {
  "sign_in.account": person,
  "sign_in.address": address,
  "look_up.person": person,
  "look_up.address": address,
}

/** How long to wait after so many failures, in milliseconds. */
export function waitAfter(scope: ThrottleScope, failures: number): number {
  const { free, firstWait, longestWait } = policies[scope]
  return failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - free))
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
  const forgotten = !before || now.getTime() - before.lastFailedAt.getTime() >= policies[scope].forgottenAfter
  const failures = forgotten ? 1 : before.failures + 1
  const blockedUntil = new Date(now.getTime() + waitAfter(scope, failures))
  return { kind: "counted", count: { failures, lastFailedAt: now, blockedUntil } }
}

/** Does a success wipe out the failures before it? Of a person, yes; an address also holds other people's. */
export function forgivesAll(scope: ThrottleScope): boolean {
  return policies[scope] === person
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
