import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { microBatch } from "./micro-batch.ts"

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const limits = { largest: 3, companyMs: 50, lanes: 1 }

/** Work that is done when it is told so, by the names of those who share it. */
function benchOfWork() {
  const begun: string[] = []
  const finish = new Map<string, () => void>()
  const work = (names: readonly string[]) =>
    new Promise<string[]>((resolve) => {
      const key = names.join("")
      begun.push(key)
      finish.set(key, () => resolve(names.map((name) => name.toUpperCase())))
    })
  return { begun, work, finish: (key: string) => finish.get(key)?.() }
}

test("who comes within the time for company shares the work, and is answered with the own part", async () => {
  const { begun, work, finish } = benchOfWork()
  const ask = microBatch(work, limits)
  const answers = Promise.all([ask("a"), ask("b")])
  await vi.advanceTimersByTimeAsync(49)
  expect(begun).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(begun).toEqual(["ab"])
  finish("ab")
  expect(await answers).toEqual(["A", "B"])
})

test("a full batch waits for no more company, and a lane for the one before", async () => {
  const { begun, work, finish } = benchOfWork()
  const ask = microBatch(work, limits)
  const answers = Promise.all(["a", "b", "c", "d", "e", "f", "g"].map(ask))
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual(["abc"])
  await vi.advanceTimersByTimeAsync(500)
  expect(begun).toEqual(["abc"])
  for (const done of ["abc", "def", "g"]) {
    finish(done)
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(begun).toEqual(["abc", "def", "g"])
  expect(await answers).toHaveLength(7)
})

test("work that fails frees its lane, and tells all who shared it", async () => {
  const ask = microBatch<string, string>((names) => {
    return names.includes("a") ? Promise.reject(new Error("no database")) : Promise.resolve([...names])
  }, limits)
  const first = Promise.allSettled([ask("a"), ask("b")])
  await vi.advanceTimersByTimeAsync(50)
  expect((await first).map(({ status }) => status)).toEqual(["rejected", "rejected"])
  const second = ask("c")
  await vi.advanceTimersByTimeAsync(50)
  expect(await second).toBe("c")
})
