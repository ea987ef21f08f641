import { expect, test } from "vitest"
import type { Answer } from "#server/http/answer.ts"
import { incomingOf } from "#testing/server/incoming.ts"
import { overloaded } from "./overloaded.ts"

const navigation = { accept: "text/html", "sec-fetch-mode": "navigate" }
const told = (headers: Record<string, string>, method = "GET"): Answer =>
  overloaded(incomingOf("/daftar", { headers, method }).request)
const headersOf = (answer: Answer) => ("headers" in answer ? (answer.headers as Record<string, string>) : {})

test("a person sees the page that retries by itself", () => {
  const answer = told(navigation)
  expect(answer).toMatchObject({ kind: "page", path: "/ramai", status: 503 })
  expect(headersOf(answer)["cache-control"]).toBe("no-store")
  expect(Number(headersOf(answer)["retry-after"])).toBeGreaterThanOrEqual(5)
})

test("a form that was sent is not thrown away by a page that reloads", () => {
  const answer = told(navigation, "POST")
  expect(answer).toMatchObject({ kind: "content", status: 503 })
  const body = answer.kind === "content" ? String(answer.body) : ""
  expect(body).toContain("Isian Anda belum terkirim")
  expect(body).not.toContain("refresh")
  expect(headersOf(answer).refresh).toBeUndefined()
  expect(headersOf(answer)["content-security-policy"]).toContain("default-src 'none'")
})

test.each([
  { rsc: "1" },
  { "next-action": "60e3" },
  { accept: "application/json" },
  { "sec-fetch-mode": "cors" },
])("a script gets JSON: %o", (more) => {
  const answer = told({ accept: "text/html", ...more } as Record<string, string>)
  const body: unknown = answer.kind === "content" ? JSON.parse(String(answer.body)) : undefined
  expect(body).toEqual({ kind: "busy", retryAfter: Number(headersOf(answer)["retry-after"]) })
})
