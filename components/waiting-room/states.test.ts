import { expect, test } from "vitest"
import type { LinePhase } from "#lib/waiting-room/types.ts"
import { lineText } from "./line-words.ts"
import { ticketState } from "./states.ts"
import { statesCss } from "./states-css.ts"
import { visitorState } from "./visitor-state.ts"

const line = (phase: LinePhase, more = {}) => ({
  ...{
    phase,
    issued: 1_500,
    serving: 300,
    lobbySize: null,
    placesLeft: 2_130,
    held: 70,
    promised: 0,
    lists: false,
    callable: 0,
  },
  ...{
    perMinute: 0,
    speed: 300,
    directEntry: false,
    announcement: null,
    draw: { commitment: "", seed: null },
    ...more,
  },
})

test("a line that has something to give decides what a visitor meets", () => {
  const meets = (resident: LinePhase, outside: LinePhase) =>
    visitorState({ lines: { resident: line(resident), outside_city: line(outside) } })
  expect(meets("full", "open")).toBe("open")
  expect(meets("full", "only_held")).toBe("only_held")
  expect(meets("full", "full")).toBe("full")
  expect(meets("not_open", "not_open")).toBe("not_open")
  expect(meets("lobby", "not_open")).toBe("lobby")
  expect(meets("closed", "closed")).toBe("closed")
})

test("the holder of a ticket meets the phase of the line, or its own turn", () => {
  expect(ticketState("open", false)).toBe("waiting")
  expect(ticketState("open", true)).toBe("turn")
  expect(ticketState("paused", true)).toBe("paused")
  expect(ticketState("not_open", false)).toBe("lobby")
})

test("the stylesheet shows each state of each line, and a turn only to whom it is", () => {
  const rule = (audience: string, phase: string, more: string, state: string) =>
    `[data-antre][data-view=ticket][data-audience=${audience}][data-${audience}=${phase}]${more} [data-when~=${state}]`
  expect(statesCss).toContain(rule("resident", "lobby", "", "lobby"))
  expect(statesCss).toContain(rule("outside_city", "only_held", "", "only_held"))
  expect(statesCss).toContain(rule("resident", "open", "[data-turn=yes]", "turn"))
  expect(statesCss).toContain(rule("resident", "open", ":not([data-turn=yes])", "waiting"))
})

test("how a line stands is said in words, and held places are never said to be free", () => {
  const words = {
    notOpen: "{places} tersisa",
    lobby: "{places} tersisa, {numbers} di ruang tunggu",
    open: "{places} tersisa, {numbers} menunggu",
    noneWaiting: "{places} tersisa, tanpa antrean",
    ...{ full: "Penuh", held: "{places} ditahan" },
    ...{ paused: "Dijeda, {numbers} menunggu", closed: "Ditutup" },
  }
  expect(lineText(line("open"), words, "id")).toBe("2.130 tersisa, 1.200 menunggu")
  expect(lineText(line("open", { serving: 1_500 }), words, "id")).toBe("2.130 tersisa, tanpa antrean")
  expect(lineText(line("lobby"), words, "id")).toBe("2.130 tersisa, 1.500 di ruang tunggu")
  expect(lineText(line("only_held"), words, "id")).toBe("70 ditahan")
  expect(lineText(line("full"), words, "id")).toBe("Penuh")
})
