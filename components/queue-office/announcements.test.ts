import { expect, test } from "vitest"
import { announcements, seenOf } from "./announcements.ts"

const now = { text: "Antrean berjalan lagi", at: "2021-08-05T01:00:00.000Z" }
const before = { ...now, at: "2021-08-05T00:30:00.000Z" }

const lines = (resident: typeof now | null, outside: typeof now | null) => [
  { audience: "resident" as const, announcement: resident },
  { audience: "outside_city" as const, announcement: outside },
]

test("what every line tells is told once, what they tell apart stays apart", () => {
  expect(announcements(lines(now, now))).toEqual([{ to: "everybody", ...now }])
  expect(announcements(lines(now, before))).toEqual([
    { to: "resident", ...now },
    { to: "outside_city", ...before },
  ])
  expect(announcements(lines(null, now))).toEqual([{ to: "outside_city", ...now }])
  expect(announcements(lines(null, null))).toEqual([])
})

test("what was seen is told for each line, nothing too", () => {
  expect(seenOf(lines(null, now))).toEqual({ resident: null, outside_city: now.at })
})
