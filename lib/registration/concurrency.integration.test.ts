import { DrizzleQueryError } from "drizzle-orm"
import { expect, test, vi } from "vitest"
import { DatabaseError } from "#db/database-error.ts"
import { mintPassHolder } from "#lib/kernel/actor.ts"
import { applicant, THURSDAY } from "#testing/database/campaign.ts"
import { register } from "./commands/register.ts"
import type { RegisterOutcome } from "./types.ts"
import type { PlaceRequest } from "./writes/allocate-batch.ts"

const seen = vi.hoisted(() => ({ underWay: 0, peak: 0, sizes: [] as number[], failures: [] as string[] }))

// Needs the settings of the process (keys), not the database: what is watched is how batches leave.
vi.mock("./writes/allocate-places.ts", () => ({
  allocatePlaces: async (requests: readonly PlaceRequest[]): Promise<RegisterOutcome[]> => {
    const code = seen.failures.shift()
    if (code) throw failure(code)
    return requests.map(({ ticketCode }) => ({ kind: "registered", ticketCode, seatsLeft: 0 }))
  },
  allocateSerialized: async (take: () => readonly PlaceRequest[]): Promise<RegisterOutcome[]> => {
    const requests = take()
    const code = seen.failures.shift()
    if (code) throw failure(code)
    seen.underWay++
    seen.peak = Math.max(seen.peak, seen.underWay)
    seen.sizes.push(requests.length)
    await new Promise((resolve) => setTimeout(resolve, 10))
    seen.underWay--
    return requests.map(({ ticketCode }) => ({ kind: "registered", ticketCode, seatsLeft: 0 }))
  },
}))

/** What Postgres says, with this SQLSTATE. */
const failure = (code: string) =>
  new DatabaseError(new DrizzleQueryError("insert", [], Object.assign(new Error("test"), { code })))

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

test("a broken row fails alone, and is found by halves", async () => {
  const kinds = async (people: number, failures: string[]) => {
    seen.failures = failures
    const answers = Array.from({ length: people }, (_, n) =>
      register(holder, applicant(3_000 + n, { sessionId: 1 }), THURSDAY),
    )
    return (await Promise.allSettled(answers)).map(({ status }) => status)
  }
  // The whole batch, its first half, and then the second half, whose row is the broken one.
  expect(await kinds(2, ["22001", "", "22001"])).toEqual(["fulfilled", "rejected"])
  expect(await kinds(2, ["08006"])).toEqual(["rejected", "rejected"])
})
