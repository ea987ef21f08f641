import { expect, test } from "vitest"
import { decideClaims, entersAtOnce, freeSeats } from "./seats.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const lobbyOpensAt = new Date("2021-08-05T09:00:00+07:00")
const at = (time: string) => new Date(`2021-08-05T${time}:00+07:00`)

const campaign = { publishedAt: opensAt, phase: "open" as const, opensAt, closesAt }
const drawn = { lobbyOpensAt, drawnAt: opensAt, paused: false }

test("free seats are bounded by the office and by the places, and never negative", () => {
  expect(freeSeats(100, { available: 10, promised: 4 })).toBe(6)
  expect(freeSeats(5, { available: 10, promised: 4 })).toBe(1)
  expect(freeSeats(5, { available: 10, promised: 9 })).toBe(0)
})

test("goes by position, whatever the order of asking; a claim that is too large keeps none behind it from a pass", () => {
  const claims = [
    { position: 9, seats: 1 },
    { position: 2, seats: 3 },
    { position: 5, seats: 4 },
    { position: 7, seats: 1 },
  ]
  const given = (free: number, areLast = false) =>
    decideClaims(claims, free, areLast).map(({ position, seats }) => [position, seats])
  expect(given(4)).toEqual([
    [2, 3],
    [7, 1],
  ])
  expect(given(9).map(([position]) => position)).toEqual([2, 5, 7, 9])
  expect(given(0)).toEqual([])
  // The last four places: the family of four at position 5 gets the one that is left.
  expect(given(4, true)).toEqual([
    [2, 3],
    [5, 1],
  ])
  expect(given(0, true)).toEqual([])
})

test("while nobody waits people enter at once, until one does not fit: behind that one, all wait", () => {
  const line = { ...drawn, issued: 8, serving: 8, waitlisted: 0, allowance: 50, maxActive: 100 }
  const promises = { available: 6, held: 0, promised: 1 }
  const seats = (...all: number[]) => all.map((one) => ({ seats: one }))
  const enter = (
    change: Partial<Omit<typeof line, "drawnAt"> & { drawnAt: Date | null }>,
    ...all: number[]
  ) => entersAtOnce({ ...line, ...change }, campaign, promises, seats(...all), at("11:00"))
  expect(enter({}, 1, 2, 2)).toBe(3)
  expect(enter({}, 1, 5, 1)).toBe(1)
  expect(enter({ allowance: 2 }, 1, 1, 1)).toBe(2)
  expect(enter({ issued: 9 }, 1)).toBe(0)
  expect(enter({ waitlisted: 1 }, 1)).toBe(0)
  expect(enter({ paused: true }, 1)).toBe(0)
  expect(enter({ drawnAt: null }, 1)).toBe(0)
})
