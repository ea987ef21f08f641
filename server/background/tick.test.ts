import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { logUnexpected } from "#platform/log.ts"
import { startTicking } from "./tick.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("it ticks once a second, and a database that is away is told once a minute", async () => {
  const tick = vi.fn(async (_now: Date) => Promise.reject(new Error("away")))
  const { stop } = startTicking(tick, () => new Date())
  await vi.advanceTimersByTimeAsync(59_500)
  expect(tick).toHaveBeenCalledTimes(59)
  expect(logUnexpected).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(logUnexpected).toHaveBeenCalledTimes(2)
  stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(tick).toHaveBeenCalledTimes(119)
})

test("a tick that takes long is not doubled, and one that never ends is given up", async () => {
  const tick = vi.fn(() => new Promise<void>(() => {}))
  const { stop } = startTicking(tick, () => new Date())
  await vi.advanceTimersByTimeAsync(3_500)
  expect(tick).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(tick).toHaveBeenCalledTimes(2)
  stop()
})

test("an idle process ticks every four seconds, and every second as soon as somebody comes", async () => {
  let idle = true
  const tick = vi.fn(async () => {})
  const { stop } = startTicking(
    tick,
    () => new Date(),
    () => idle,
  )
  await vi.advanceTimersByTimeAsync(12_500)
  expect(tick).toHaveBeenCalledTimes(3)
  idle = false
  await vi.advanceTimersByTimeAsync(3_000)
  expect(tick).toHaveBeenCalledTimes(6)
  stop()
})
