import { expect, test, vi } from "vitest"
import { mintPassHolder } from "#lib/kernel/actor.ts"
import { applicant, THURSDAY } from "#scripts/testing/campaign.ts"
import { register } from "./commands/register.ts"
import type { PlaceRequest } from "./commands/settle-batch.ts"
import type { RegisterOutcome } from "./types.ts"

const seen = vi.hoisted(() => ({ underWay: 0, peak: 0, sizes: [] as number[] }))

// Needs the settings of the process (keys), not the database: what is watched is how batches leave.
vi.mock("./commands/give-places.ts", () => ({
  givePlacesInTurn: async (take: () => readonly PlaceRequest[]): Promise<RegisterOutcome[]> => {
    const requests = take()
    seen.underWay++
    seen.peak = Math.max(seen.peak, seen.underWay)
    seen.sizes.push(requests.length)
    await new Promise((resolve) => setTimeout(resolve, 10))
    seen.underWay--
    return requests.map(({ ticketCode }) => ({ kind: "registered", ticketCode, seatsLeft: 0 }))
  },
}))

const holder = mintPassHolder(1)

test("a crowd shares few transactions: one after another, a hundred people each, everybody answered once", async () => {
  const people = Array.from({ length: 1_000 }, (_, n) => applicant(n, { sessionId: 1 }))
  const outcomes = await Promise.all(people.map((person) => register(holder, person, THURSDAY)))

  const codes = outcomes.map((outcome) => (outcome.kind === "registered" ? outcome.ticketCode : "none"))
  expect(new Set(codes).size).toBe(1_000)
  expect(seen.peak).toBe(1)
  expect(seen.sizes).toEqual(Array.from({ length: 10 }, () => 100))

  // The lanes are free again for those who come later, one by one.
  await register(holder, applicant(2_000, { sessionId: 1 }), THURSDAY)
  await register(holder, applicant(2_001, { sessionId: 1 }), THURSDAY)
  expect(seen.sizes.slice(10)).toEqual([1, 1])
})
