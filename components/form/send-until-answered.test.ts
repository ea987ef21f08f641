import { expect, test } from "vitest"
import { pauseAfter, sendUntilAnswered, type Trouble, troubleOf } from "./send-until-answered.ts"

function sendingThrough(answers: (() => string)[], isOnline = () => true) {
  const troubles: Trouble[] = []
  const pauses: number[] = []
  const result = sendUntilAnswered({
    send: async () => {
      const next = answers.shift()
      if (!next) throw new Error("busy")
      return next()
    },
    rethrow: (error) => {
      if (error instanceof Error && error.message === "redirect") throw error
    },
    isOnline,
    onTrouble: (trouble) => troubles.push(trouble),
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
    },
    isAbandoned: () => false,
  })
  return { result, troubles, pauses }
}

const lost = () => {
  throw new TypeError("Failed to fetch")
}
const shed = () => {
  throw new Error("An unexpected response was received from the server.")
}

test("an answer that was lost or refused for now is asked for again until it comes", async () => {
  const { result, troubles, pauses } = sendingThrough([lost, shed, () => "registered"])
  expect(await result).toBe("registered")
  expect(troubles).toEqual(["unknown_result", "busy"])
  expect(pauses).toHaveLength(2)
})

test("a redirect is no trouble", async () => {
  const { result, troubles } = sendingThrough([
    () => {
      throw new Error("redirect")
    },
  ])
  await expect(result).rejects.toThrow("redirect")
  expect(troubles).toEqual([])
})

test("being offline does not use up the attempts, a silent server does", async () => {
  let online = false
  const offline = Array.from({ length: 50 }, () => lost)
  const first = sendingThrough([...offline, () => "registered"], () => online)
  expect(await first.result).toBe("registered")

  online = true
  const second = sendingThrough([], () => online)
  expect(await second.result).toBeNull()
})

test("troubles are told apart", () => {
  expect(troubleOf(new TypeError("Failed to fetch"), false)).toBe("offline")
  expect(troubleOf(new TypeError("Failed to fetch"), true)).toBe("unknown_result")
  expect(troubleOf(new Error("503"), true)).toBe("busy")
})

test("pauses grow, stay under 36 seconds and differ from phone to phone", () => {
  expect([1, 2, 3, 4, 5, 9].map((attempt) => pauseAfter(attempt, 0))).toEqual([
    2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ])
  expect(pauseAfter(9, 1)).toBe(36_000)
})
