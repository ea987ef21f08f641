import { expect, test } from "vitest"
import { fillMinutes, watchedSince } from "./rules.ts"

const now = new Date("2021-08-05T10:30:42+07:00")

test("the last hour is watched, the running minute included", () => {
  expect(watchedSince(now)).toEqual(new Date("2021-08-05T09:31:00+07:00"))
})

test("minutes in which nobody registered are there, with nothing", () => {
  const minutes = fillMinutes([{ minute: new Date("2021-08-05T10:30:00+07:00"), count: 312 }], now)

  expect(minutes).toHaveLength(60)
  expect(minutes.at(0)).toEqual({ minute: "2021-08-05T02:31:00.000Z", count: 0 })
  expect(minutes.at(-1)).toEqual({ minute: "2021-08-05T03:30:00.000Z", count: 312 })
})
