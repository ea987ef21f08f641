import { expect, test } from "vitest"
import { CONTINUE, GONE } from "#server/http/pipeline.ts"
import { incomingOf } from "#testing/server/incoming.ts"
import { timeSlicing } from "./time-slicing.ts"

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Lets ten requests come at once, each of 4 ms of work, and notes in which iteration of the event loop each was answered. */
async function answered(method: string, kind: "reads" | "posts") {
  const slicing = timeSlicing({ goesFirst: ({ path }) => path === "/first", sliceMs: 10 })
  let turn = 0
  let counting = true
  const count = () => {
    turn++
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  const went: { url: string; turn: number }[] = []
  const come = async (url: string) => {
    const outcome = slicing[kind](incomingOf(url, { method }))
    if (outcome instanceof Promise) await outcome
    went.push({ url, turn })
    work(4)
  }
  await Promise.all([...Array.from({ length: 10 }, (_, n) => come(`/${n}`)), come("/first")])
  counting = false
  return went
}

test.each([
  ["GET", "reads"],
  ["POST", "posts"],
] as const)(
  "%s: what comes at once is answered in slices and in its order; who goes first, at once",
  async (method, kind) => {
    const went = await answered(method, kind)
    expect(went.filter(({ url }) => url !== "/first").map(({ url }) => url)).toEqual(
      Array.from({ length: 10 }, (_, n) => `/${n}`),
    )
    expect(new Set(went.map(({ turn }) => turn)).size).toBeGreaterThan(2)
    expect(went.find(({ url }) => url === "/first")?.turn).toBe(0)
  },
)

test("whoever has left while waiting is answered by nobody", async () => {
  const slicing = timeSlicing({ goesFirst: () => false, sliceMs: -1 })
  expect(await slicing.reads(incomingOf("/", { isGone: true }))).toEqual(GONE)
  expect(await slicing.reads(incomingOf("/"))).toEqual(CONTINUE)
})

test("each middleware lets through what is the other's", () => {
  const slicing = timeSlicing({ goesFirst: () => false, sliceMs: -1 })
  expect(slicing.reads(incomingOf("/", { method: "POST" }))).toEqual(CONTINUE)
  expect(slicing.posts(incomingOf("/"))).toEqual(CONTINUE)
})
