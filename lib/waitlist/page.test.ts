import { expect, test } from "vitest"
import { PLACEHOLDER } from "#lib/kernel/placeholder.ts"
import { waitlistFilling, waitlistFormTexts, waitlistPage, waitlistRows } from "./page.ts"

const nothing = Object.fromEntries(
  [...waitlistPage.texts, "problem" as const].map((name) => [name, undefined]),
) as unknown as Parameters<typeof waitlistFilling>[0]

test("what is filled into a row stands under the names that the row draws", () => {
  const row = { entry: "7", name: "Eko", status: "waiting" as const, ticketCode: undefined }
  const filling = waitlistFilling(nothing, [row, { ...row, name: "Ani" }])
  const shown = (text: string) => text.replaceAll(PLACEHOLDER, (_, name: string) => filling[name] ?? "")
  expect(waitlistRows.slice(0, 3).map(({ filled }) => shown(`${filled.name} ${filled.status}`))).toEqual([
    ...["Eko waiting", "Ani waiting", " "],
  ])
})

test("the form tells of its number, and of none nothing but the attempt", () => {
  const told = { locale: "id", idempotencyKey: "a" } as const
  expect(waitlistFormTexts({ lineId: 3, number: 1_234, seats: 2 }, told)).toEqual({
    ...{ number: "1234", line: "3", numberText: "1.234", seats: "2", idempotencyKey: "a" },
  })
  expect(waitlistFormTexts(null, told)).toEqual({
    ...{ number: "", line: "", numberText: "", seats: "", idempotencyKey: "a" },
  })
})
