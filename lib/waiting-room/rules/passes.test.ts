import { expect, test } from "vitest"
import { extendedExpiry, isPassOver, passExpiry } from "./passes.ts"

const closesAt = new Date("2021-08-08T15:00:00+07:00")
const at = (time: string) => new Date(`2021-08-05T${time}:00+07:00`)

test("a pass lasts its minutes and half as long again, but never beyond the end of the campaign", () => {
  const told = passExpiry(at("10:00"), 10, closesAt)
  expect(told).toEqual(at("10:10"))
  expect(extendedExpiry(told, 10, closesAt)).toEqual(at("10:15"))
  expect(passExpiry(new Date(closesAt.getTime() - 60_000), 10, closesAt)).toEqual(closesAt)
  expect(extendedExpiry(closesAt, 10, closesAt)).toEqual(closesAt)
})

test("a pass is over when its time has come or its seats are used", () => {
  const pass = { expiresAt: at("10:10"), used: 1, seats: 2 }
  expect(isPassOver(pass, at("10:09"))).toBe(false)
  expect(isPassOver(pass, at("10:10"))).toBe(true)
  expect(isPassOver({ ...pass, used: 2 }, at("10:09"))).toBe(true)
})
