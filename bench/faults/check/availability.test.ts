import { expect, test } from "vitest"
import { availabilityByKind } from "./availability.ts"
import { type Call, CUT, type Fault, type Outcome } from "./history.ts"

const call = (start: number, end: number, outcome: Outcome, told = ""): Call => ({
  ...{ type: "call", kind: "register", key: "key", start, end, outcome, told },
})
const fault = (kind: string, start: number, end: number): Fault => ({
  ...{ type: "fault", kind, start, end, spares: true, recovered: true },
})

test("a recovery lasts until the last call that was not answered in time, of each fault by itself", () => {
  const calls = [
    call(900, 950, "server_error"), // before
    call(1_010, 1_500, "busy", "503"),
    call(1_020, 4_000, "ok"), // slow
    call(4_000, 4_100, "ok"),
    call(11_000, 11_200, "unknown", "connection lost"),
    call(11_500, 11_600, "unknown", CUT), // the client's own doing
    call(12_000, 12_100, "refused"),
  ]
  const faults = [fault("killed", 1_000, 10_000), fault("killed", 11_000, 20_000)]
  const found = availabilityByKind({ calls, faults }).get("killed")
  expect(found).toMatchObject({ times: 2, calls: 6, busy: 1, unknown: 1, serverErrors: 0 })
  expect(found).toMatchObject({ recoveryP50S: 0.2, recoveryMaxS: 3 })
})

test("errors and forced sign-ins are counted to the fault during which they were shown", () => {
  const calls = [
    call(1_010, 1_500, "server_error", "server_error"),
    call(1_010, 1_500, "unexpected", "404"),
    call(2_010, 2_500, "forced_sign_in", "303"),
  ]
  const found = availabilityByKind({ calls, faults: [fault("a", 1_000, 2_000), fault("b", 2_000, 3_000)] })
  expect(found.get("a")).toMatchObject({ serverErrors: 2, forcedSignIns: 0 })
  expect(found.get("b")).toMatchObject({ serverErrors: 0, forcedSignIns: 1 })
  expect(found.get("a")?.told).toEqual({
    "register server_error server_error": 1,
    "register unexpected 404": 1,
  })
})
