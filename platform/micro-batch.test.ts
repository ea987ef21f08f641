import { setImmediate as nextTurn } from "node:timers/promises"
import { expect, test } from "vitest"
import { microBatch } from "./micro-batch.ts"

const limits = { maxBatchSize: 3, concurrency: 1 }

/** Work that ends when it is told to, by the names of those who share it: a test sees what has begun. */
function workbench() {
  const begun: string[] = []
  const finish = new Map<string, () => void>()
  const work = (drainBatch: () => readonly string[]) =>
    new Promise<string[]>((resolve) => {
      const names = drainBatch()
      const key = names.join("")
      begun.push(key)
      finish.set(key, () => resolve(names.map((name) => name.toUpperCase())))
    })
  return {
    begun,
    work,
    async finish(key: string) {
      finish.get(key)?.()
      await nextTurn()
      await nextTurn()
    },
  }
}

test("a request that finds nothing under way begins in the same iteration of the event loop, alone", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, limits)
  const answer = ask("a")
  await nextTurn()
  expect(begun).toEqual(["a"])
  await finish("a")
  expect(await answer).toBe("A")
})

test("one after another, each begins at once", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, limits)
  for (const name of ["a", "b", "c"]) {
    const answer = ask(name)
    await nextTurn()
    await finish(name)
    expect(await answer).toBe(name.toUpperCase())
  }
  expect(begun).toEqual(["a", "b", "c"])
})

test("requests of one turn share the work, and each is answered with its own part", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, limits)
  const answers = Promise.all([ask("a"), ask("b")])
  await nextTurn()
  expect(begun).toEqual(["ab"])
  await finish("ab")
  expect(await answers).toEqual(["A", "B"])
})

test("what comes while one is under way shares the next, which begins when that one ends", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, limits)
  const answers = [ask("a")]
  await nextTurn()
  for (const name of ["b", "c"]) {
    answers.push(ask(name))
    await nextTurn()
  }
  expect(begun).toEqual(["a"])
  await finish("a")
  expect(begun).toEqual(["a", "bc"])
  await finish("bc")
  expect(await Promise.all(answers)).toEqual(["A", "B", "C"])
})

test("no batch is larger than allowed, and all go in the order of asking", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, limits)
  const answers = Promise.all(["a", "b", "c", "d", "e", "f", "g"].map(ask))
  await nextTurn()
  for (const done of ["abc", "def", "g"]) {
    expect(begun.at(-1)).toBe(done)
    await finish(done)
  }
  expect(await answers).toEqual(["A", "B", "C", "D", "E", "F", "G"])
})

test("as many are under way at once as allowed", async () => {
  const { begun, work, finish } = workbench()
  const ask = microBatch(work, { maxBatchSize: 3, concurrency: 2 })
  const answers = []
  for (const name of ["a", "b", "c", "d"]) {
    answers.push(ask(name))
    await nextTurn()
  }
  expect(begun).toEqual(["a", "b"])
  await finish("b")
  expect(begun).toEqual(["a", "b", "cd"])
  await finish("a")
  await finish("cd")
  expect(await Promise.all(answers)).toEqual(["A", "B", "C", "D"])
})

test("work that fails tells all who shared it, and the next begins", async () => {
  const ask = microBatch<string, string>(async (drainBatch) => {
    const names = drainBatch()
    if (names.includes("a")) throw new Error("no database")
    return names
  }, limits)
  const first = Promise.allSettled([ask("a"), ask("b"), ask("x")])
  const second = ask("c")
  expect((await first).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
  expect(await second).toBe("c")
})

test("an error among the outcomes is told to the one whom it concerns", async () => {
  const ask = microBatch<string, string>(
    async (drainBatch) => drainBatch().map((name) => (name === "b" ? new Error("no place") : name)),
    limits,
  )
  const answers = await Promise.allSettled([ask("a"), ask("b")])
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected"])
})

test("nobody waits for ever: work that forgets one of its requests fails for all of them", async () => {
  const ask = microBatch<string, string>(async (drainBatch) => drainBatch().slice(1), limits)
  const answers = await Promise.allSettled([ask("a"), ask("b")])
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"])
})

test("who comes while the work waits for its turn is taken along; who comes later is not", async () => {
  const turn = Promise.withResolvers<void>()
  const ask = microBatch<string, string>(async (drainBatch) => {
    await turn.promise
    return drainBatch().map((name) => `${name} of ${drainBatch().join("")}`)
  }, limits)
  const answers = [ask("a")]
  await nextTurn()
  answers.push(ask("b"))
  await nextTurn()
  turn.resolve()
  await nextTurn()
  answers.push(ask("c"))
  expect(await Promise.all(answers)).toEqual(["a of ab", "b of ab", "c of c"])
})

test("work that fails before its turn tells all who wait by then", async () => {
  const turn = Promise.withResolvers<never>()
  const ask = microBatch<string, string>(() => turn.promise, limits)
  const answers = [ask("a")]
  await nextTurn()
  answers.push(ask("b"))
  turn.reject(new Error("no database"))
  expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(["rejected", "rejected"])
})

test.each([1, 2])(
  "with %i at once, a batch that fills while its work waits leaves the rest to the next",
  async (n) => {
    const turn = Promise.withResolvers<void>()
    const ask = microBatch<string, string>(
      async (drainBatch) => {
        await turn.promise
        return drainBatch().map(() => drainBatch().join(""))
      },
      { maxBatchSize: 3, concurrency: n },
    )
    const answers = [ask("a")]
    await nextTurn()
    answers.push(...["b", "c", "d"].map(ask))
    await nextTurn()
    turn.resolve()
    expect(await Promise.all(answers)).toEqual(["abc", "abc", "abc", "d"])
  },
)
