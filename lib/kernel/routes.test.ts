import { expect, test } from "vitest"
import { placeholder } from "./placeholder.ts"
import {
  cachedPublicPages,
  formPages,
  isForStaff,
  routes,
  sharedPages,
  staffRoutes,
  ticketCodeIn,
  ticketPath,
  withQuery,
} from "./routes.ts"

test("a query is written with its own words, escaped, and without what is not known", () => {
  expect(withQuery(routes.waiting, { problem: "busy" })).toBe("/antre?galat=busy")
  expect(withQuery(routes.waiting, { line: undefined })).toBe("/antre")
  expect(withQuery(staffRoutes.signIn, { returnTo: "/admin?a=1&b=2", signedOut: "1" })).toBe(
    "/masuk?tujuan=%2Fadmin%3Fa%3D1%26b%3D2&keluar=1",
  )
})

test("a placeholder stays one in an address", () => {
  expect(withQuery(routes.waiting, { line: placeholder("audience") })).toBe("/antre?jalur=@@audience@@")
})

test("the code of a ticket is read out of its address, and of no other", () => {
  expect(ticketCodeIn(ticketPath("7K3M"))).toBe("7K3M")
  expect(["/tiket", "/tiket/", "/tiket/a/b", "/tiketa", routes.home].map(ticketCodeIn)).toEqual(
    Array.from({ length: 5 }),
  )
})

test("nothing that is about one person is among what is cached for everybody", () => {
  const cached = [...cachedPublicPages, ...sharedPages, routes.quotaFigures]
  expect(cached.filter((path) => ticketCodeIn(path) !== undefined && path !== routes.ticketTemplate)).toEqual(
    [],
  )
  expect(
    [...formPages, routes.waitlistForm, ...Object.values(staffRoutes)].filter((path) =>
      cached.includes(path),
    ),
  ).toEqual([])
})

test("no page of everybody is for staff", () => {
  expect([...cachedPublicPages, ...Object.values(routes)].filter(isForStaff)).toEqual([])
  expect(Object.values(staffRoutes).filter((path) => !isForStaff(path))).toEqual([])
})
