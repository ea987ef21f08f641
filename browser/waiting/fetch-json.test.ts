import { afterEach, expect, test, vi } from "vitest"
import { ask, isTrouble, secondsToRetry } from "./fetch-json.ts"

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Response) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => answer()),
  )

test("an answer is what it says, refusals included", async () => {
  answering(() => Response.json({ kind: "spent" }, { status: 409 }))
  expect(await ask("/antre/gabung", { seats: "1" })).toEqual({ kind: "spent" })
})

test("a portal that cannot now says for how long to leave it alone", async () => {
  answering(() => new Response("<html>", { status: 503, headers: { "retry-after": "7" } }))
  expect(await ask("/antre/status")).toEqual({ kind: "busy", after: 7 })
})

test("no network, and what is not the portal's answer, are the same to who waits", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("network")))
  expect(await ask("/antre/status")).toEqual({ kind: "lost" })
  answering(() => new Response("<html>a hotel's sign-in page</html>"))
  expect(isTrouble(await ask("/antre/status"))).toBe(true)
})

test("attempts come further apart, up to half a minute, and never sooner than was asked for", () => {
  const seconds = [1, 2, 3, 8].map((failures) => secondsToRetry({ kind: "lost" }, failures))
  expect(seconds[0]).toBeLessThanOrEqual(2.5)
  expect(seconds[3]).toBeGreaterThanOrEqual(22)
  expect(seconds[3]).toBeLessThanOrEqual(37.5)
  expect(secondsToRetry({ kind: "busy", after: 20 }, 1)).toBeGreaterThanOrEqual(15)
})
