import { expect, test } from "vitest"
import { z } from "zod"
import { attemptKey } from "./attempt-key.ts"

// Needs the keys of the process, not the database.
const nik = "3573014507990001"

test("the same pass and NIK are the same attempt, however the NIK is typed", () => {
  expect(attemptKey(7, nik)).toBe(attemptKey(7, "3573 0145 0799 0001"))
  expect(attemptKey(7, nik)).not.toBe(attemptKey(8, nik))
  expect(attemptKey(7, nik)).not.toBe(attemptKey(7, "3573014507990002"))
})

test("it is a UUID in which the NIK cannot be read", () => {
  expect(z.uuid().safeParse(attemptKey(7, nik)).success).toBe(true)
  expect(attemptKey(7, nik)).not.toContain(nik.slice(0, 8))
})
