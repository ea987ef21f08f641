import { expect, test, vi } from "vitest"
import { drawOrder } from "#lib/waiting-room/rules/draw.ts"
import { drawTables } from "./draw-tables.ts"

// A thread starts slowly on a machine that does other things.
const patient = { timeout: 15_000 }
const seed = "5eed".repeat(16)

test("a thread computes the draw once; nobody waits for it", { timeout: 20_000 }, async () => {
  const tables = drawTables()
  tables.prepare(seed, 500)
  tables.prepare(seed, 500)
  expect(tables.place(seed, 500, 7)).toBeNull()
  await expect.poll(() => tables.place(seed, 500, 7), patient).toBe(drawOrder(seed, 500)[7])
})

test("a draw that could not be computed is tried again", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const compute = vi
    .fn<(seed: string, size: number) => Promise<Uint32Array>>()
    .mockRejectedValueOnce(new Error("no thread"))
    .mockResolvedValue(new Uint32Array([0, 1]))
  const tables = drawTables(compute)
  tables.prepare(seed, 1)
  await vi.waitFor(() => {
    tables.prepare(seed, 1)
    expect(compute).toHaveBeenCalledTimes(2)
  })
  await expect.poll(() => tables.place(seed, 1, 1), patient).toBe(1)
})
