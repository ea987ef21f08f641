import type { IncomingMessage } from "node:http"
import { expect, test } from "vitest"
import { pricing } from "./pricing.ts"

const NOW = new Date("2021-08-05T03:30:00.000Z")
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
const from = (address: string) => ({ headers: { "x-forwarded-for": address } }) as unknown as IncomingMessage
const open = () => pricing({ busy: () => 0 }, ["192.0.2.0/24"])

test("an address comes in twenty times without a proof, then once in five seconds; a help desk always", () => {
  const { mayEnterWithoutProof } = open()
  const times = Array.from({ length: 30 }, () => mayEnterWithoutProof(from("203.0.113.7"), NOW))
  expect(times.filter(Boolean)).toHaveLength(20)
  const later = Array.from({ length: 50 }, (_, second) =>
    mayEnterWithoutProof(from("203.0.113.7"), after(second + 1)),
  )
  expect(later.filter(Boolean)).toHaveLength(10)
  expect(Array.from({ length: 200 }, () => mayEnterWithoutProof(from("192.0.2.5"), NOW)).every(Boolean)).toBe(
    true,
  )
})

test("who has a thousand addresses holds no more seats than one a second", () => {
  const { mayEnterWithoutProof } = open()
  const comeIn = (second: number) =>
    Array.from({ length: 1_000 }, (_, n) =>
      mayEnterWithoutProof(from(`10.${n >> 8}.${n & 255}.1`), after(second)),
    ).filter(Boolean)
  expect(comeIn(0)).toHaveLength(150)
  let held = 0
  for (let second = 1; second <= 600; second += 10) held += comeIn(second).length
  expect(held).toBeGreaterThan(500)
  expect(held).toBeLessThan(650)
})

test("a proof is dearer for an address that asks much, for its whole network in IPv6, and for all while the portal is busy", () => {
  const { proof } = open()
  const trials = (address: string) => proof(from(address), NOW).mostTrials
  const directEntry = trials("203.0.113.7")
  for (let n = 0; n < 4_000; n++) proof(from("203.0.113.7"), NOW)
  expect(trials("203.0.113.7")).toBeGreaterThan(3 * directEntry)
  expect(trials("203.0.113.8")).toBe(directEntry)
  for (let n = 0; n < 4_000; n++) proof(from(`2001:db8:1:2::${n.toString(16)}`), NOW)
  expect(trials("2001:db8:1:2:ffff::1")).toBeGreaterThan(3 * directEntry)
  expect(trials("2001:db8:1:3::1")).toBe(directEntry)
  const busy = pricing({ busy: () => 1 }, [])
  expect(busy.proof(from("203.0.113.8"), NOW).mostTrials).toBeGreaterThan(2 * directEntry)
})
