import { afterEach, expect, test, vi } from "vitest"
import { untilOnlineOr } from "./until-online-or.ts"

afterEach(() => vi.unstubAllGlobals())

test("a pause ends when the network is back, and when its signal is aborted", async () => {
  vi.stubGlobal("addEventListener", (_: string, back: () => void) => back())
  vi.stubGlobal("removeEventListener", () => {})
  await expect(untilOnlineOr(3_600_000)).resolves.toBeUndefined()

  vi.stubGlobal("addEventListener", () => {})
  const waiting = new AbortController()
  setTimeout(() => waiting.abort())
  await expect(untilOnlineOr(3_600_000, waiting.signal)).resolves.toBeUndefined()
})
