import type { IncomingMessage } from "node:http"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { LOCALE_HEADER, type Locale } from "#lib/kernel/locale.ts"
import { english, speakEnglishToo } from "#testing/second-language.ts"
import { OpenedCache, page } from "#testing/server/test-page-cache.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))

// The one place that decides: here by what the browser says.
vi.mock("#server/http/locale.ts", () => ({
  localeOf: ({ headers }: IncomingMessage): Locale => (headers["accept-language"] === "en" ? "en" : "id"),
}))

const inEnglish = { "accept-language": "en" }
let cache: OpenedCache
let stopSpeaking: () => void
beforeEach(async () => {
  stopSpeaking = speakEnglishToo()
  cache = await OpenedCache.open()
  cache.next = ({ headers }, response) => page(response, `bahasa ${headers[LOCALE_HEADER]}`)
})
afterEach(() => {
  cache.close()
  stopSpeaking()
})

test("a cached page is asked for and kept in each language, and a visitor's own header decides nothing", async () => {
  for (const _ of ["first", "again"]) {
    expect(await cache.text("/")).toContain("bahasa id")
    expect(await cache.text("/", inEnglish)).toContain("bahasa en")
    expect(await cache.text("/", { [LOCALE_HEADER]: "en" })).toContain("bahasa id")
  }
  expect(cache.reached).toHaveLength(2)
  expect(await cache.text("/masuk", { [LOCALE_HEADER]: "en" })).toContain("bahasa id")
  expect(await cache.text("/masuk", inEnglish)).toContain("bahasa en")
})

test("where there is no page, the front door's own sentences are in the visitor's language too", async () => {
  cache.next = (_request, response) => {
    response.writeHead(500).end()
  }
  const serve = JSON.stringify({ path: "/antre" })
  const answered = await cache.text("/", { ...inEnglish, "x-serve": serve })
  expect(answered).toContain('<html lang="en">')
  expect(answered).toContain(english.overload.failed.title)
  expect(await cache.text("/", { "x-serve": serve })).toContain('<html lang="id">')
})
