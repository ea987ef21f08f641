import { expect, test } from "vitest"
import { incomingOf } from "#testing/server/incoming.ts"
import { securityHeaders } from "./security-headers.ts"

function headersOf(url: string, proto = "http", site?: string) {
  const headers = { "x-forwarded-proto": proto, ...(site === undefined ? {} : { "sec-fetch-site": site }) }
  const outcome = securityHeaders(incomingOf(url, { headers }))
  return "headers" in outcome ? (outcome.headers as Record<string, string>) : {}
}

test("every page says what may not be done with it", () => {
  expect(headersOf("/")).toEqual({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  })
})

test.each([
  ["/petugas", "camera=(self)"],
  ["/petugas/pindai?gerbang=1", "camera=(self)"],
  ["/petugasan", "camera=()"],
  ["/admin", "camera=()"],
])("the camera of %s: %s", (url, camera) => {
  expect(headersOf(url)["permissions-policy"]).toContain(camera)
})

test("HTTPS is asked for only where it is there, and the quota may be read from elsewhere", () => {
  expect(headersOf("/")["strict-transport-security"]).toBeUndefined()
  expect(headersOf("/antre", "https")["strict-transport-security"]).toContain("max-age=31536000")
  expect(headersOf("/api/kuota?x=1")["cross-origin-resource-policy"]).toBe("cross-origin")
})

test.each([
  ["an old browser, which does not say where it comes from", undefined, "same-origin"],
  ["a link or a window of another site", "cross-site", "same-origin"],
  ["another portal of the same city", "same-site", "same-origin"],
  ["an address that was typed or tapped in an app", "none", undefined],
  ["a page of the portal itself", "same-origin", undefined],
])("an opener is cut off: %s", (_how, site, policy) => {
  expect(headersOf("/antre", "http", site)["cross-origin-opener-policy"]).toBe(policy)
  expect(headersOf("/admin/kuota", "http", site)["cross-origin-opener-policy"]).toBe("same-origin")
})
