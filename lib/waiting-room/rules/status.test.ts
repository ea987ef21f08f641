import { describe, expect, test } from "vitest"
import { lineStatus } from "./status.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const lobbyOpensAt = new Date("2021-08-05T09:00:00+07:00")
const at = (time: string) => new Date(`2021-08-05T${time}:00+07:00`)

const campaign = { publishedAt: opensAt, phase: "open" as const, opensAt, closesAt }
const undrawn = { lobbyOpensAt, drawnAt: null, paused: false }
const drawn = { ...undrawn, drawnAt: opensAt }
const places = { available: 10, held: 5 }

test("the seed is told after the draw and not before; its commitment always", () => {
  const line = {
    issued: 9,
    serving: 0,
    waitlisted: 0,
    announcement: null,
    announcedAt: null,
    seed: "s",
    seedCommitment: "c",
    maxActive: 5,
    showUpRate: 0.5,
  }
  const outlook = { callable: 400, speed: 300 }
  const counts = { ...places, promised: 0, perMinute: 0, campaign, outlook, lastSessionAt: null }
  const before = lineStatus({ ...counts, line: { ...line, ...undrawn, lobbySize: null } }, at("09:30"))
  expect(before.draw).toEqual({ commitment: "c", seed: null })
  expect(JSON.stringify(before)).not.toContain('"s"')
  const after = lineStatus({ ...counts, line: { ...line, ...drawn, lobbySize: 9 } }, at("10:01"))
  expect(after.draw).toEqual({ commitment: "c", seed: "s" })
  // Of ten who are called, five come.
  expect([before.callable, after.callable]).toEqual([0, 10])
})

describe("the waiting list", () => {
  const numbers = {
    issued: 9,
    serving: 0,
    waitlisted: 0,
    lobbySize: 0,
    announcement: null,
    announcedAt: null,
  }
  const line = { ...drawn, ...numbers, seed: "s", seedCommitment: "c", maxActive: 5, showUpRate: 1 }
  const outlook = { callable: 0, speed: 300 }
  const lists = (promised: number, time = "11:00", lastSessionAt: Date | null = at("23:30")) =>
    lineStatus(
      { line, campaign, available: 4, held: 0, promised, perMinute: 0, lastSessionAt, outlook },
      at(time),
    ).lists

  test("is open once every place is promised: before, those who register have the portal for themselves", () => {
    expect([lists(3), lists(4), lists(5)]).toEqual([false, true, true])
  })

  test("is over when no session begins in twelve hours or later, for a person who is given a place has to hear of it", () => {
    expect([lists(4, "11:30"), lists(4, "11:31"), lists(4, "11:00", null)]).toEqual([true, false, false])
  })
})
