import { setTimeout as sleep } from "node:timers/promises"
import { expect, test, vi } from "vitest"
import { drawOrder } from "#lib/waiting-room/rules/draw.ts"
import type { LineAudience, LineStatus, StatusSnapshot } from "#lib/waiting-room/types.ts"
import { snapshotSource } from "./status-snapshot.ts"

const NOW = new Date("2021-08-05T10:00:00+07:00")
const SEED = "5eed".repeat(16)

/** As it is read: the residents' draw was held, the other line has not drawn yet. */
function snapshotAt(now: Date): StatusSnapshot {
  const status = { phase: "open", issued: 600, serving: 0, lobbySize: 500 } as LineStatus
  const line = (id: number, audience: LineAudience, drawn: boolean) => ({
    ...{ id, audience, passMinutes: 10 },
    ...(drawn ? { seed: SEED, lobbySize: 500 } : { seed: null, lobbySize: null }),
  })
  const times = { asOf: now.toISOString(), opensAt: "", closesAt: "", lobbyOpensAt: "" }
  return {
    campaignId: 1,
    slug: "satu",
    status: { ...times, lines: { resident: status, outside_city: status } },
    lines: { resident: line(1, "resident", true), outside_city: line(2, "outside_city", false) },
  }
}

test("with the first snapshot after the draw everybody has a place: by the draw, or behind it", async () => {
  const source = snapshotSource(
    async (now) => [snapshotAt(now)] as const,
    () => NOW,
  )
  await source.refresh()
  const snapshot = (await source.latest())?.active
  expect(snapshot?.positionOf({ audience: "resident", number: 7 })).toBe(drawOrder(SEED, 500)[7])
  expect(snapshot?.positionOf({ audience: "resident", number: 501 })).toBe(501)
  expect(snapshot?.positionOf({ audience: "outside_city", number: 7 })).toBeNull()
})

test("a snapshot that cannot be read leaves the last one, which is no longer fresh after five seconds", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const read = vi.fn(async (now: Date) => [snapshotAt(now)] as const)
  const source = snapshotSource(read, () => NOW)
  await source.refresh()
  read.mockRejectedValue(new Error("connection refused"))
  await source.refresh()
  expect((await source.latest())?.active.status.asOf).toBe(NOW.toISOString())
  expect(source.isFresh(new Date(NOW.getTime() + 5_000))).toBe(true)
  expect(source.isFresh(new Date(NOW.getTime() + 5_001))).toBe(false)
})

test("a process is ready by what it knows: not before the first read, nor long after the database refused the last", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const read = vi.fn(async (now: Date) => [snapshotAt(now)] as const)
  const source = snapshotSource(read, () => NOW)
  const readyAfter = (seconds: number) => source.readiness(new Date(NOW.getTime() + seconds * 1_000))
  expect(readyAfter(0)).toBe("database unreachable")
  await source.refresh()
  expect([readyAfter(0), readyAfter(30), readyAfter(31)]).toEqual(["ready", "ready", "database unreachable"])
  read.mockRejectedValue(new Error("connection refused"))
  await source.refresh()
  expect([readyAfter(5), readyAfter(6)]).toEqual(["ready", "database unreachable"])
})

test("load alone makes nobody unready: a read that is late says nothing of the database", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  vi.useFakeTimers({ toFake: ["setTimeout"] })
  const read = vi.fn(async (now: Date) => [snapshotAt(now)] as const)
  const source = snapshotSource(read, () => NOW)
  await source.refresh()
  read.mockReturnValue(new Promise(() => {}))
  const late = source.refresh()
  await vi.advanceTimersByTimeAsync(2_000)
  await late
  vi.useRealTimers()
  expect(source.readiness(new Date(NOW.getTime() + 20_000))).toBe("ready")
})

test("a process that nobody asks reads every four seconds; who comes then is answered from a new reading", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance", "Date"] })
  const read = vi.fn(async (now: Date) => [snapshotAt(now)] as const)
  const source = snapshotSource(read, () => new Date())
  /** Each reading ends before the next second begins. */
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      vi.advanceTimersByTime(1_000)
      await sleep(5)
    }
  }
  source.start()
  await pass(30)
  const asked = read.mock.calls.length
  expect(asked).toBeGreaterThanOrEqual(28)
  await pass(40)
  expect(read.mock.calls.length - asked).toBeLessThanOrEqual(11)
  expect(source.isIdle()).toBe(true)

  const before = read.mock.calls.length
  await source.latest()
  expect([read.mock.calls.length - before, source.isIdle()]).toEqual([1, false])
  await pass(5)
  expect(read.mock.calls.length - before).toBeGreaterThanOrEqual(5)
  source.stop()
  vi.useRealTimers()
})
