import { expect, test } from "vitest"
import type { LinePhase } from "../types.ts"
import { isDrawDue, linePhase } from "./phase.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const lobbyOpensAt = new Date("2021-08-05T09:00:00+07:00")
const at = (time: string) => new Date(`2021-08-05T${time}:00+07:00`)

const campaign = { publishedAt: opensAt, phase: "open" as const, opensAt, closesAt }
const undrawn = { lobbyOpensAt, drawnAt: null, paused: false }
const drawn = { ...undrawn, drawnAt: opensAt }
const places = { available: 10, held: 5 }

const cases: [string, LinePhase, LinePhase][] = [
  ["before the lobby", "not_open", linePhase(undrawn, campaign, places, at("08:59"))],
  ["in the lobby", "lobby", linePhase(undrawn, campaign, places, at("09:00"))],
  ["in the lobby of a campaign that is stopped", "lobby", linePhase(undrawn, paused(), places, at("09:30"))],
  ["at the opening, before the draw", "lobby", linePhase(undrawn, campaign, places, at("10:00"))],
  ["after the draw", "open", linePhase(drawn, campaign, places, at("10:00"))],
  ["paused by the line", "paused", linePhase({ ...drawn, paused: true }, campaign, places, at("11:00"))],
  ["paused by the campaign", "paused", linePhase(drawn, paused(), places, at("11:00"))],
  ["full", "full", linePhase(drawn, campaign, { available: 0, held: 0 }, at("11:00"))],
  ["full and paused", "full", linePhase(drawn, paused(), { available: 0, held: 0 }, at("11:00"))],
  ["with held places only", "only_held", linePhase(drawn, campaign, { available: 0, held: 3 }, at("11:00"))],
  ["after the end", "closed", linePhase(drawn, campaign, places, closesAt)],
  ["of a draft", "not_open", linePhase(undrawn, { ...campaign, publishedAt: null }, places, at("11:00"))],
]
test.each(cases)("%s: %s", (_, expected, phase) => expect(phase).toBe(expected))

function paused() {
  return { ...campaign, phase: "paused" as const }
}

test("the draw is due once, from the opening on, also while the line is paused", () => {
  expect(isDrawDue(undrawn, campaign, at("09:59"))).toBe(false)
  expect(isDrawDue({ ...undrawn, paused: true }, campaign, at("10:00"))).toBe(true)
  expect(isDrawDue(drawn, campaign, at("10:01"))).toBe(false)
  expect(isDrawDue(undrawn, paused(), at("10:01"))).toBe(false)
})
