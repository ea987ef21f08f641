import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { microBatch } from "./micro-batch.ts"

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const limits = { maxBatchSize: 3, maxWaitMs: 50, concurrency: 1 }

/** Work that is done when it is told so, by the names of those who share it. */
function benchOfWork() {
  const begun: string[] = []
  const finish = new Map<string, () => void>()
  const work = (take: () => readonly string[]) =>
    new Promise<string[]>((resolve) => {
      const names = take()
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
  const ask = microBatch<string, string>(async (take) => {
    const names = take()
    return names.includes("a") ? Promise.reject(new Error("no database")) : Promise.resolve([...names])
  }, limits)
  const first = Promise.allSettled([ask("a"), ask("b")])
  await vi.advanceTimersByTimeAsync(50)
  expect((await first).map(({ status }) => status)).toEqual(["rejected", "rejected"])
  const second = ask("c")
  await vi.advanceTimersByTimeAsync(50)
  expect(await second).toBe("c")
})

test("who comes while the work waits for its turn is taken along; who comes later is not", async () => {
  const turn = Promise.withResolvers<void>()
  const ask = microBatch<string, string>(async (take) => {
    await turn.promise
    return take().map((name) => `${name} of ${take().join("")}`)
  }, limits)
  const answers = [ask("a")]
  await vi.advanceTimersByTimeAsync(500)
  answers.push(ask("b"))
  turn.resolve()
  await vi.advanceTimersByTimeAsync(0)
  answers.push(ask("c"))
  await vi.advanceTimersByTimeAsync(50)
  expect(await Promise.all(answers)).toEqual(["a of ab", "b of ab", "c of c"])
})

test("work that fails before its turn tells all who wait by then", async () => {
  const ask = microBatch<string, string>(() => Promise.reject(new Error("no database")), limits)
  const answers = Promise.allSettled([ask("a"), ask("b")])
  await vi.advanceTimersByTimeAsync(50)
  expect((await answers).map(({ status }) => status)).toEqual(["rejected", "rejected"])
})

test("a batch that becomes full while its work waits leaves the rest to the next", async () => {
  const turn = Promise.withResolvers<void>()
  const ask = microBatch<string, string>(async (take) => {
    await turn.promise
    return take().map(() => take().join(""))
  }, limits)
  const answers = [ask("a")]
  await vi.advanceTimersByTimeAsync(50)
  answers.push(...["b", "c", "d"].map(ask))
  turn.resolve()
  await vi.advanceTimersByTimeAsync(50)
  expect(await Promise.all(answers)).toEqual(["abc", "abc", "abc", "d"])
})
