import { expect, test } from "vitest"
import { incomingOf } from "#testing/server/incoming.ts"
import { requestClassOf } from "./request-class.ts"

const noon = new Date("2021-08-05T05:00:00Z")
const requestClass = requestClassOf({
  hasPass: ({ cookies }) => cookies.giliran === "good",
  now: () => noon,
})

function asked(url: string, { method = "GET", cookie = "", address = "203.0.113.7" } = {}) {
  return incomingOf(url, { method, headers: { cookie, "x-forwarded-for": address } })
}

test.each([
  ["/admin", {}, "staff"],
  ["/petugas?nomor=1", {}, "staff"],
  ["/masuk", { method: "POST" }, "staff"],
  ["/api/admin/ringkasan", {}, "staff"],
  ["/administrasi", {}, "view"],
  ["/", {}, "view"],
  ["/daftar", { method: "POST", cookie: "giliran=good" }, "submit"],
  ["/daftar", { method: "POST", cookie: "giliran=forged" }, "view"],
  ["/daftar", { cookie: "giliran=good" }, "view"],
  ["/tiket/ABC", { method: "POST", cookie: "giliran=good" }, "view"],
])("%s %o waits in the class %s", (url, options, expected) => {
  expect(requestClass(asked(url, options))).toBe(expected)
})

test("a flood of the sign-in page leaves the office's places to other addresses", () => {
  const flood = Array.from({ length: 300 }, () => requestClass(asked("/masuk", { address: "198.51.100.9" })))
  expect(flood.slice(0, 200)).not.toContain("view")
  expect(flood.slice(200)).not.toContain("staff")
  expect(requestClass(asked("/masuk", { address: "203.0.113.50" }))).toBe("staff")
})
