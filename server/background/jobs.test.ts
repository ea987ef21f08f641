import { beforeEach, expect, test, vi } from "vitest"
import { backgroundJobs } from "./jobs.ts"

const done: string[] = []
const lists = vi.hoisted(() => ({ failing: 0 }))
vi.mock("#lib/waiting-room/commands/note-load.ts", () => ({
  noteLoad: async ({ workerId }: { workerId: string }) => void done.push(`load of ${workerId}`),
}))
vi.mock("#lib/waitlist/queries.ts", () => ({ listWaitlistedLines: async () => [1, 2] }))
vi.mock("#lib/waitlist/commands/serve-waitlist.ts", () => ({
  serveWaitlist: async (lineId: number) => {
    if (lineId === lists.failing) throw new Error(`list ${lineId}`)
    done.push(`list ${lineId}`)
  },
}))
vi.mock("#lib/waiting-room/commands/advance-queue.ts", () => ({
  advanceQueue: async () => void done.push("queue"),
}))

const now = new Date("2021-08-05T10:00:00+07:00")
const load = () => ({ workerId: "a:1" }) as never
beforeEach(() => {
  done.length = 0
  lists.failing = 0
})

test("the load is told first, then the waiting lists are served, then the queue moves", async () => {
  await backgroundJobs({ load, now: () => now })(now)
  expect(done).toEqual(["load of a:1", "list 1", "list 2", "queue"])
})

test("a list that fails holds up neither the other nor the queue, and is told", async () => {
  lists.failing = 1
  await expect(backgroundJobs({ load, now: () => now })(now)).rejects.toThrow("list 1")
  expect(done).toEqual(["load of a:1", "list 2", "queue"])
})
