import { expect, test } from "vitest"
import { tokenBuckets } from "./token-bucket.ts"

test("a burst is free, what exceeds it is a debt that grows and is paid back by time", () => {
  const buckets = tokenBuckets({ burst: 3, perSecond: 2, most: 10 })
  const taken = Array.from({ length: 5 }, () => buckets.take("203.0.113.7", 0))
  expect(taken).toEqual([0, 0, 0, 1, 2])
  expect(buckets.take("203.0.113.8", 0)).toBe(0)
  expect(buckets.take("203.0.113.7", 1_000)).toBe(1)
  expect(buckets.take("203.0.113.7", 10_000)).toBe(0)
})

test("a flood is forgotten after a while, and a clock that steps back gives nothing", () => {
  const buckets = tokenBuckets({ burst: 3, perSecond: 1, most: 10 })
  for (let i = 0; i < 1_000; i++) buckets.take("flood", 60_000)
  expect(buckets.take("flood", 60_000)).toBe(12)
  expect(buckets.take("flood", 0)).toBe(12)
  expect(buckets.take("flood", 75_000)).toBe(0)
})

test("only the keys that were seen last are remembered", () => {
  const buckets = tokenBuckets({ burst: 1, perSecond: 0, most: 2 })
  for (const key of ["a", "a", "b", "c"]) buckets.take(key, 0)
  expect(buckets.take("a", 0)).toBe(0)
  expect(buckets.take("c", 0)).toBe(1)
})
