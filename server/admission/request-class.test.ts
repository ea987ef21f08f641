import { expect, test } from "vitest"
import { incomingOf } from "#testing/server/incoming.ts"
import { requestClassOf } from "./request-class.ts"

const noon = new Date("2021-08-05T05:00:00Z")
const requestClass = requestClassOf({
  hasPass: ({ cookies }) => cookies.giliran === "good",
  hasSession: async ({ cookies }) => cookies.session === "good",
  now: () => noon,
})

function asked(url: string, { method = "GET", cookie = "", address = "203.0.113.7" } = {}) {
  return incomingOf(url, { method, headers: { cookie, "x-forwarded-for": address } })
}

test.each([
  ["/admin", { cookie: "session=good" }, "staff"],
  ["/petugas?nomor=1", { cookie: "session=good" }, "staff"],
  ["/masuk", { method: "POST" }, "view"],
  ["/admin", { cookie: "session=forged" }, "view"],
  ["/api/admin/ringkasan", { cookie: "session=good" }, "staff"],
  ["/daftar", { method: "POST", cookie: "session=good" }, "view"],
  ["/administrasi", {}, "view"],
  ["/", {}, "view"],
  ["/daftar", { method: "POST", cookie: "giliran=good" }, "submit"],
  ["/daftar", { method: "POST", cookie: "giliran=forged" }, "view"],
  ["/daftar", { cookie: "giliran=good" }, "view"],
  ["/tiket/ABC", { method: "POST", cookie: "giliran=good" }, "view"],
])("%s %o waits in the class %s", async (url, options, expected) => {
  expect(await requestClass(asked(url, options))).toBe(expected)
})

test("a flood with a session leaves the office's places to other addresses", async () => {
  const cookie = "session=good"
  const asks = Array.from({ length: 300 }, () => asked("/petugas", { cookie, address: "198.51.100.9" }))
  const flood = await Promise.all(asks.map(requestClass))
  expect(flood.slice(0, 200)).not.toContain("view")
  expect(flood.slice(200)).not.toContain("staff")
  expect(await requestClass(asked("/petugas", { cookie, address: "203.0.113.50" }))).toBe("staff")
})
