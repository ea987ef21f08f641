import { expect, test } from "vitest"
import { Histogram } from "./histogram.ts"

test("percentiles are right within the width of a bucket", () => {
  const times = new Histogram()
  for (let ms = 1; ms <= 1_000; ms++) times.add(ms)
  expect(times.percentile(0.5)).toBeGreaterThan(485)
  expect(times.percentile(0.5)).toBeLessThan(515)
  expect(times.percentile(0.99)).toBeGreaterThan(970)
  expect(times.percentile(1)).toBeLessThanOrEqual(1_000)
})

test("nothing added, nothing told; what is out of range is kept in it", () => {
  const times = new Histogram()
  expect(times.percentile(0.99)).toBe(0)
  times.add(0)
  times.add(1e9)
  expect(times.count).toBe(2)
  expect(times.max).toBe(1e9)
})
