import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { TimerWheel } from "./timer-wheel.ts"

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] })
})
afterEach(() => {
  vi.useRealTimers()
})

test("wakes each in its time, never earlier, in whatever order they went to sleep", () => {
  const woken: number[] = []
  const wheel = new TimerWheel((index) => woken.push(index))
  wheel.wakeAfter(5_000, 3)
  wheel.wakeAfter(100, 1)
  wheel.wakeAfter(1_000, () => woken.push(2))
  vi.advanceTimersByTime(80)
  expect(woken).toEqual([])
  vi.advanceTimersByTime(60)
  expect(woken).toEqual([1])
  vi.advanceTimersByTime(4_800)
  expect(woken).toEqual([1, 2])
  vi.advanceTimersByTime(200)
  expect(woken).toEqual([1, 2, 3])
  wheel.stop()
})

test("a resident who goes to sleep when woken is woken again", () => {
  let turns = 0
  const wheel = new TimerWheel((index) => {
    turns++
    wheel.wakeAfter(100, index)
  })
  wheel.wakeAfter(100, 0)
  vi.advanceTimersByTime(1_060)
  expect(turns).toBeGreaterThanOrEqual(8)
  wheel.stop()
})
