import { expect, test } from "vitest"
import { oneLine } from "./steering.ts"

test("an announcement is one line, however it was typed", () => {
  expect(oneLine("  Mohon tunggu.\r\n\r\n Antrean  berjalan. ")).toBe("Mohon tunggu. Antrean berjalan.")
})
