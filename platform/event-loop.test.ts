import { beforeEach, expect, test, vi } from "vitest"
import { createYieldToEventLoop } from "./event-loop.ts"

/** Time passes by work alone, so that a busy machine measures the same. In ms. */
let time = 0
beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => time)
})

function work(ms: number): void {
  time += ms
}

/** In which iteration of the event loop each of ten goes on, who work for `ownMs` while each iteration takes `othersMs` more. */
async function iterationsOf(ownMs: number, othersMs: number): Promise<number[]> {
  const yieldToEventLoop = createYieldToEventLoop()
  let iterations = 0
  let counting = true
  const count = () => {
    iterations++
    work(othersMs)
    if (counting) setImmediate(count)
  }
  const went: { name: number; at: number }[] = []
  await yieldToEventLoop()
  setImmediate(count)
  await Promise.all(
    Array.from({ length: 10 }, async (_, name) => {
      await yieldToEventLoop()
      went.push({ name, at: iterations })
      work(ownMs)
    }),
  )
  counting = false
  expect(went.map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  return went.map(({ at }) => at)
}

test("where nothing else is to be done, each goes on in an iteration of its own, in the order of asking", async () => {
  expect(new Set(await iterationsOf(5, 0)).size).toBeGreaterThanOrEqual(9)
})

test("the more there is to be done besides, the more of them go on in an iteration", async () => {
  const iterations = new Set(await iterationsOf(5, 20)).size
  expect(iterations).toBeGreaterThan(1)
  expect(iterations).toBeLessThan(6)
})
