import { beforeEach, expect, test, vi } from "vitest"
import { logUnexpected } from "#platform/log.ts"
import { incomingOf } from "#testing/server/incoming.ts"
import { forwarded } from "./forwarded.ts"
import { sameOrigin } from "./origin.ts"

vi.mock("#platform/log.ts", () => ({ logUnexpected: vi.fn() }))
beforeEach(() => vi.mocked(logUnexpected).mockClear())

const PUBLIC = "https://vaksinasi.example.go.id"

/** What becomes of a request: its status, or "on". */
function sent(
  headers: Record<string, string>,
  { method = "POST", url = "/masuk", publicUrl, trusted = [] as string[] }: Options = {},
) {
  const incoming = incomingOf(url, { method, headers: { host: "portal.example", ...headers } })
  Object.defineProperty(incoming.request.socket, "remoteAddress", { value: "127.0.0.1" })
  forwarded(trusted, publicUrl)(incoming)
  const outcome = sameOrigin(publicUrl)(incoming)
  if (outcome instanceof Promise || !("kind" in outcome)) throw new Error("it answers at once")
  if (outcome.kind !== "content") return "on"
  const { location } = outcome.headers as { location?: string }
  return location ?? outcome.status
}

interface Options {
  method?: string
  url?: string
  publicUrl?: string
  trusted?: string[]
}

test.each([
  ["its own page", { origin: "http://portal.example" }, {}, "on"],
  [
    "its own page, with the default port",
    { origin: "http://portal.example", host: "portal.example:80" },
    {},
    "on",
  ],
  ["a browser that tells the site", { "sec-fetch-site": "same-origin" }, {}, "on"],
  ["another site", { origin: "https://evil.example" }, {}, 403],
  [
    "another site that claims our host",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    {},
    403,
  ],
  ["another site, as the browser tells it", { "sec-fetch-site": "cross-site" }, {}, 403],
  [
    "a neighbour of the same domain",
    { "sec-fetch-site": "same-site", origin: "http://x.portal.example" },
    {},
    403,
  ],
  ["no origin at all", { origin: "null" }, {}, 403],
  ["the same host by another scheme", { origin: "https://portal.example" }, {}, 403],
  ["another port", { origin: "http://portal.example:8080" }, {}, 403],
  ["nonsense", { origin: "portal" }, {}, 403],
  [
    "HTTPS through a proxy that sends its upstream's host",
    { origin: PUBLIC, host: "10.0.0.2:3000" },
    { publicUrl: PUBLIC, trusted: ["127.0.0.1"] },
    "on",
  ],
  [
    "a forged host through a proxy",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { publicUrl: PUBLIC, trusted: ["127.0.0.1"] },
    403,
  ],
] as const)("what %s sends: %o", (_who, headers, options, expected) => {
  expect(sent(headers as Record<string, string>, options as Options)).toBe(expected)
})

test("a proxy that says HTTP where the public address has HTTPS: visitors are led there", () => {
  const through = { publicUrl: PUBLIC, trusted: ["127.0.0.1"], method: "GET", url: "/antre?jalur=resident" }
  expect(sent({ "x-forwarded-proto": "http" }, through)).toBe(`${PUBLIC}/antre?jalur=resident`)
  expect(sent({ "x-forwarded-proto": "https" }, through)).toBe("on")
})

test("a setting that is wrong is told with its name, once a minute", () => {
  const door = sameOrigin()
  for (let n = 0; n < 3; n++)
    door(incomingOf("/masuk", { method: "POST", headers: { host: "10.0.0.2", origin: PUBLIC } }))
  expect(logUnexpected).toHaveBeenCalledTimes(1)
  expect(String(vi.mocked(logUnexpected).mock.calls[0]?.[1])).toContain("PUBLIC_URL and TRUSTED_PROXIES")
})
