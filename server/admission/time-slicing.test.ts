import type { IncomingMessage, ServerResponse } from "node:http"
import { expect, test } from "vitest"
import { timeSlicing } from "./time-slicing.ts"

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const response = { destroyed: false } as ServerResponse
const request = (method: string, url: string) => ({ method, url }) as IncomingMessage

/** Lets ten requests come at once, each of 4 ms of work, and notes in which turn of the event loop each was answered. */
async function answered(method: string, stage: "reads" | "posts") {
  const inTurn = timeSlicing({ goesFirst: ({ url }) => url === "/first", sliceMs: 10 })
  let turn = 0
  let counting = true
  const count = () => {
    turn++
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  const went: { url: string; turn: number }[] = []
  const come = async (url: string) => {
    const passedOn = inTurn[stage](request(method, url), response)
    if (passedOn !== false) await passedOn
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
  async (method, stage) => {
    const went = await answered(method, stage)
    expect(went.filter(({ url }) => url !== "/first").map(({ url }) => url)).toEqual(
      Array.from({ length: 10 }, (_, n) => `/${n}`),
    )
    expect(new Set(went.map(({ turn }) => turn)).size).toBeGreaterThan(2)
    expect(went.find(({ url }) => url === "/first")?.turn).toBe(0)
  },
)

test("whoever has left while waiting is answered by nobody", async () => {
  const inTurn = timeSlicing({ goesFirst: () => false, sliceMs: -1 })
  const gone = { destroyed: true } as ServerResponse
  expect(await inTurn.reads(request("GET", "/"), gone)).toBe(true)
  expect(await inTurn.reads(request("GET", "/"), response)).toBe(false)
})

test("each stage lets through what is the other's", () => {
  const inTurn = timeSlicing({ goesFirst: () => false, sliceMs: -1 })
  expect(inTurn.reads(request("POST", "/"), response)).toBe(false)
  expect(inTurn.posts(request("GET", "/"), response)).toBe(false)
})
