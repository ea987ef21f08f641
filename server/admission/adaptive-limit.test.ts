import { expect, test } from "vitest"
import { adaptiveLimit } from "./adaptive-limit.ts"

const bounds = { floor: 8, start: 24, ceiling: 32 }

function after(latencies: readonly number[], { together = 24, busy = 0.5 } = {}): number {
  const limit = adaptiveLimit(bounds, () => busy)
  for (const latency of latencies) limit.learn(latency, together)
  return limit.now()
}

const many = (latency: number) => Array<number>(2_000).fill(latency)

test("it grows while answers are quick and the limit is what holds others up", () => {
  expect(after(many(50), { together: 32 })).toBe(32)
  expect(after(many(50), { together: 3 })).toBe(24)
})

test("it does not grow when the processor is what holds others up", () => {
  expect(after(many(50), { together: 32, busy: 1 })).toBe(24)
})

test("it shrinks to its floor while answers are slow, and recovers", () => {
  expect(after(many(1_500))).toBe(8)
  expect(after([...many(1_500), ...many(50)])).toBeGreaterThan(20)
})

test("a third that is slow on purpose decides nothing", () => {
  expect(
    after(
      many(50).map((latency, i) => (i % 3 === 0 ? 10_000 : latency)),
      { together: 32 },
    ),
  ).toBe(32)
})
