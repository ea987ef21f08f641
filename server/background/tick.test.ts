import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { logSurprise } from "#platform/log.ts"
import { startHeartbeat } from "./tick.ts"

vi.mock("#platform/log.ts", () => ({ logSurprise: vi.fn() }))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("it beats once a second, and a database that is away is told once a minute", async () => {
  const beat = vi.fn(async (_now: Date) => Promise.reject(new Error("away")))
  const { stop } = startHeartbeat(beat, () => new Date())
  await vi.advanceTimersByTimeAsync(59_500)
  expect(beat).toHaveBeenCalledTimes(59)
  expect(logSurprise).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(logSurprise).toHaveBeenCalledTimes(2)
  stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(beat).toHaveBeenCalledTimes(119)
})

test("a beat that takes long is not doubled, and one that never ends is given up", async () => {
  const beat = vi.fn(() => new Promise<void>(() => {}))
  const { stop } = startHeartbeat(beat, () => new Date())
  await vi.advanceTimersByTimeAsync(3_500)
  expect(beat).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(beat).toHaveBeenCalledTimes(2)
  stop()
})
