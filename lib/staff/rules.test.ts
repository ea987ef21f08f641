import { describe, expect, test } from "vitest"
import { destination, passwordProblem, sessionHolds } from "./rules.ts"

const now = new Date("2021-08-05T10:00:00+07:00")
const hoursAgo = (hours: number) => now.getTime() - hours * 3_600_000

describe("a good password", () => {
  test.each([
    ["stadion gajayana pagi hari", null],
    ["Q7#mmk!2vLp0", null],
    ["11 karakter", "too_short"],
    ["aaaaaaaaaaaaaaaa", "too_simple"],
    ["121212121212", "too_simple"],
    ["kata-sandi-BUDI-2021", "contains_username"],
    ["x1y2z3".repeat(34), "too_long"],
  ])("%s", (password, problem) => expect(passwordProblem(password, "budi")).toBe(problem))
})

describe("a session", () => {
  const claims = { staffId: 7, role: "officer", sessionVersion: 3, signedInAt: hoursAgo(2) } as const
  const account = { role: "officer", sessionVersion: 3, disabledAt: null } as const

  test("holds while the account is as it was", () => expect(sessionHolds(claims, account, now)).toBe(true))

  test.each([
    ["the password was changed", { ...account, sessionVersion: 4 }],
    ["the role was changed", { ...account, role: "admin" as const }],
    ["the account was disabled", { ...account, disabledAt: now }],
    ["the account is gone", undefined],
  ])("ends when %s", (_, changed) => expect(sessionHolds(claims, changed, now)).toBe(false))

  test("ends after twelve hours, however busy one is", () => {
    expect(sessionHolds({ ...claims, signedInAt: hoursAgo(12) }, account, now)).toBe(false)
  })
})

describe("after signing in one is led", () => {
  test.each([
    ["/admin/kuota", "admin", "/admin/kuota"],
    ["/petugas", "admin", "/petugas"],
    ["/petugas/pindai", "officer", "/petugas/pindai"],
    ["/admin/kuota", "officer", "/petugas"],
    [undefined, "admin", "/admin"],
    ["", "officer", "/petugas"],
    ["/cek", "admin", "/admin"],
    ["/administrasi", "admin", "/admin"],
    ["https://jahat.example/admin", "admin", "/admin"],
    ["//jahat.example/admin", "admin", "/admin"],
    ["/\\jahat.example", "admin", "/admin"],
    ["/admin/../../jahat", "admin", "/admin"],
    ["/admin/%0d%0aset-cookie", "admin", "/admin/%0d%0aset-cookie"],
    ["/admin\t//jahat.example", "admin", "/admin"],
    ["javascript:alert(1)", "admin", "/admin"],
    ["/admin?nik=1", "admin", "/admin"],
  ] as const)("%s as %s → %s", (asked, role, path) => expect(destination(asked, role)).toBe(path))
})
