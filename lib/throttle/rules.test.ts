import { describe, expect, test } from "vitest"
import { addressGroup, decideAttempt, networksOf } from "./rules.ts"
import type { ThrottleCount, ThrottleScope } from "./types.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** Fails again and again, each time as soon as it may. Returns each wait in seconds. */
function waitsOf(scope: ThrottleScope, attempts: number): number[] {
  let count: ThrottleCount | undefined
  let at = now
  return Array.from({ length: attempts }, () => {
    const decision = decideAttempt(scope, count, at)
    if (decision.kind === "blocked") throw new Error("was not due yet")
    count = decision.count
    const wait = Math.max(0, (count.blockedUntil.getTime() - at.getTime()) / 1_000)
    at = wait > 0 ? count.blockedUntil : at
    return wait
  })
}

describe("waiting after failures", () => {
  test("four wrong passwords cost nothing, then each wait is twice the one before, up to a quarter of an hour", () => {
    const waits = [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]
    expect(waitsOf("sign_in.account", 11)).toEqual(waits)
  })

  test("an address, which may be a whole city, waits for the next minute at most, however often it failed", () => {
    const aMinute = [...Array<number>(29).fill(0), 60]
    expect(waitsOf("sign_in.address", 90)).toEqual([...aMinute, ...aMinute, ...aMinute])
    expect(Math.max(...waitsOf("look_up.address", 119))).toBe(0)
  })

  test("the minute of an address is that of the clock", () => {
    const count = { failures: 29, lastFailedAt: later(58), blockedUntil: later(58) }
    expect(decideAttempt("sign_in.address", count, later(59))).toMatchObject({
      count: { failures: 30, blockedUntil: later(60) },
    })
    expect(decideAttempt("sign_in.address", count, later(60))).toMatchObject({ count: { failures: 1 } })
  })

  test("the first attempt is counted", () => {
    expect(decideAttempt("look_up.person", undefined, now)).toEqual({
      kind: "counted",
      count: { failures: 1, lastFailedAt: now, blockedUntil: new Date(0) },
    })
  })

  test("who is not blocked blocks nobody whose request began a little earlier", () => {
    for (const scope of ["look_up.address", "sign_in.account"] as const) {
      const first = decideAttempt(scope, undefined, later(1))
      if (first.kind === "blocked") throw new Error("the first attempt was blocked")
      expect(decideAttempt(scope, first.count, now)).toMatchObject({
        kind: "counted",
        count: { failures: 2 },
      })
    }
  })

  test("an attempt during the wait is refused until its end, at its end it is not", () => {
    const count = { failures: 5, lastFailedAt: now, blockedUntil: later(30) }
    expect(decideAttempt("sign_in.account", count, later(29))).toEqual({
      kind: "blocked",
      retryAt: later(30),
    })
    expect(decideAttempt("sign_in.account", count, later(30))).toMatchObject({
      kind: "counted",
      count: { failures: 6, blockedUntil: later(90) },
    })
  })

  test("after an hour without a failure all is forgotten", () => {
    const count = { failures: 40, lastFailedAt: now, blockedUntil: later(900) }
    expect(decideAttempt("sign_in.account", count, later(3599))).toMatchObject({ count: { failures: 41 } })
    expect(decideAttempt("sign_in.account", count, later(3600))).toMatchObject({ count: { failures: 1 } })
  })
})

describe("addresses are counted by what one household owns", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:12:34:5:6:7:8", "2001:db8:12:34::/64"],
    ["2001:DB8:12:34::9", "2001:db8:12:34::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["", ""],
  ])("%s → %s", (typed, group) => expect(addressGroup(typed)).toBe(group))
})

test("IPv6 is counted by the customer's network as well", () => {
  expect(networksOf(addressGroup("2001:db8:1:2:3::4"))).toEqual(["2001:db8:1:2::/64", "2001:db8:1::/48"])
  expect(networksOf(addressGroup("203.0.113.7"))).toEqual(["203.0.113.7"])
})
