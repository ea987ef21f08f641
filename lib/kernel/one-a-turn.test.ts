import { expect, test } from "vitest"
import { oneATurn } from "./one-a-turn.ts"

test("who asks at once goes on in turns of the event loop of their own, in the order of asking", async () => {
  const turn = oneATurn()
  let turns = 0
  let counting = true
  const count = () => {
    turns++
    if (counting) setImmediate(count)
  }
  setImmediate(count)

  const went = await Promise.all(
    ["a", "b", "c"].map(async (name) => {
      await turn()
      return { name, at: turns }
    }),
  )
  counting = false
  expect(new Set(went.map(({ at }) => at)).size).toBe(3)
  expect(went.toSorted((one, other) => one.at - other.at).map(({ name }) => name)).toEqual(["a", "b", "c"])
})
