import { expect, test } from "vitest"
import { readLimits } from "./form.ts"

test("limits are read as people write numbers here; no speed is no limit", () => {
  expect(readLimits({ maxActive: "3.000", maxPerMinute: " 120 " })).toEqual({
    maxActive: 3_000,
    maxPerMinute: 120,
  })
  expect(readLimits({ maxActive: "1", maxPerMinute: "  " })).toEqual({ maxActive: 1, maxPerMinute: null })
})

test.each([
  [{ maxActive: "", maxPerMinute: "" }, { maxActive: "required" }],
  [
    { maxActive: "banyak", maxPerMinute: "1,5" },
    { maxActive: "not_a_number", maxPerMinute: "not_a_number" },
  ],
  [
    { maxActive: "0", maxPerMinute: "-5" },
    { maxActive: "not_positive", maxPerMinute: "not_positive" },
  ],
  [
    { maxActive: "100.001", maxPerMinute: "0" },
    { maxActive: "too_many", maxPerMinute: "not_positive" },
  ],
])("%o is refused at each field", (typed, errors) => expect(readLimits(typed)).toEqual({ errors }))
