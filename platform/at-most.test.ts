import { expect, test } from "vitest"
import { atMost, TooManyAtOnce } from "./at-most.ts"

/** Work that ends when it is told to. */
function controlled() {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(n)
      ends.push(() => resolve(n))
    })
  return { begun, ends, work }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test("two run at once, the others begin in the order in which they came", async () => {
  const { begun, ends, work } = controlled()
  const run = atMost({ concurrency: 2, maxWaiting: 10, maxWaitMs: 60_000 })
  const answers = [1, 2, 3, 4].map((n) => run(work(n)))
  await settled()
  expect(begun).toEqual([1, 2])
  ends[1]?.()
  await settled()
  expect(begun).toEqual([1, 2, 3])
  ends[0]?.()
  await settled()
  expect(begun).toEqual([1, 2, 3, 4])
  for (const end of ends) end()
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4])
})

test("who finds the queue full, or has waited as long as one may, is told so; a failure frees its place", async () => {
  const { ends, work } = controlled()
  const run = atMost({ concurrency: 1, maxWaiting: 1, maxWaitMs: 20 })
  const first = run(work(1))
  const second = run(work(2))
  await expect(run(work(3))).rejects.toThrow(TooManyAtOnce)
  await expect(second).rejects.toThrow(TooManyAtOnce)
  ends[0]?.()
  await first
  await expect(run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  const last = run(work(4))
  await settled()
  ends[1]?.()
  expect(await last).toBe(4)
})
