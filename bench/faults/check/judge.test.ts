import { describe, expect, test } from "vitest"
import type { Stored, StoredRegistration } from "./database.ts"
import type { Call, CallKind, Outcome } from "./history.ts"
import { type Findings, judge } from "./judge.ts"

let clock = 0
const call = (kind: CallKind, key: string, outcome: Outcome, more: Partial<Call> = {}): Call => {
  clock += 10
  return { type: "call", kind, key, start: clock, end: clock + 5, outcome, told: outcome, ...more }
}

const row = (id: number, more: Partial<StoredRegistration> = {}): StoredRegistration => ({
  ...{ id, key: `key-${id}`, ticket: `TICKET${id}`, status: "registered", quota: 1 },
  ...{ phone: `+62${id}`, nikIndex: `nik-${id}`, ...more },
})

/** Three people: one came, one cancelled, one has a place; two held places were released. */
function rightRun(): { calls: Call[]; stored: Stored } {
  const calls = [
    call("register", "key-1", "unknown"),
    call("register", "key-1", "ok", { ticket: "TICKET1" }),
    call("register", "key-2", "ok", { ticket: "TICKET2" }),
    call("register", "key-3", "busy"),
    call("register", "key-3", "ok", { ticket: "TICKET3" }),
    call("register", "key-4", "refused"),
    call("check_in", "nonce-1", "ok", { of: "TICKET1" }),
    call("cancel", "TICKET2", "ok"),
    call("release", "release-1", "unknown", { amounts: { 1: 2 } }),
    call("release", "release-1", "ok", { amounts: { 1: 2 } }),
  ]
  const movement = { quota: 1, key: "plan" }
  const stored = {
    registrations: [row(1, { status: "checked_in" }), row(2, { status: "cancelled" }), row(3)],
    quotas: [{ id: 1, capacity: 10, held: 3, taken: 2 }],
    movements: [
      { ...movement, kind: "allocate", amount: 10, capacityDelta: 10, heldDelta: 0 },
      { ...movement, kind: "hold", amount: 5, capacityDelta: 0, heldDelta: 5 },
      { quota: 1, key: "release-1", kind: "release", amount: 2, capacityDelta: 0, heldDelta: -2 },
    ],
    checkIns: [{ registration: 1, key: "nonce-1" }],
  }
  return { calls, stored }
}

type Run = ReturnType<typeof rightRun>

/** What is found in the right run after this was done to it, without what is 0. */
function foundAfter(spoil: (run: Run) => Partial<Stored> | undefined): Partial<Findings> {
  const run = rightRun()
  const stored = { ...run.stored, ...spoil(run) }
  const found = judge({ calls: run.calls, faults: [] }, stored)
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0))
}

test("a right run is found right", () => {
  expect(foundAfter(() => undefined)).toEqual({})
})

describe("each thing that must not happen is found", () => {
  const cases: [string, (run: Run) => Partial<Stored> | undefined, Partial<Findings>][] = [
    [
      "an answered ticket that is not stored",
      ({ calls }) => void calls.push(call("register", "key-9", "ok", { ticket: "TICKET9" })),
      { ackedLost: 1 },
    ],
    [
      "the same form answered with another ticket the second time",
      ({ calls }) => void calls.push(call("register", "key-3", "ok", { ticket: "TICKET1" })),
      { ackedLost: 1 },
    ],
    [
      "more people than places",
      ({ stored }) => ({ quotas: stored.quotas.map((one) => ({ ...one, capacity: 4 })) }),
      { oversold: 1, countersWrong: 1 },
    ],
    [
      "a person whom the portal took for one twice",
      ({ stored }) => ({
        registrations: stored.registrations.map((one) => ({ ...one, nikIndex: "same" })),
      }),
      { duplicates: 1 },
    ],
    [
      "a person whom the portal took for two",
      ({ stored }) => ({ registrations: stored.registrations.map((one) => ({ ...one, phone: "same" })) }),
      { duplicates: 1 },
    ],
    [
      "a cancelled place that stands",
      ({ calls }) => void calls.push(call("cancel", "TICKET3", "ok")),
      { cancelledStanding: 1 },
    ],
    [
      "a place that nobody gave back",
      ({ calls }) =>
        void calls.splice(
          calls.findIndex(({ kind }) => kind === "cancel"),
          1,
        ),
      { cancelledUnasked: 1 },
    ],
    [
      "a check-in without its record",
      ({ calls }) => void calls.push(call("check_in", "nonce-3", "ok", { of: "TICKET3" })),
      { checkInsWrong: 1 },
    ],
    [
      "the record of a check-in at somebody else",
      ({ calls }) => void calls.push(call("check_in", "nonce-1", "ok", { of: "TICKET3" })),
      { checkInsWrong: 1 },
    ],
    ["a state without its record", () => ({ checkIns: [] }), { checkInsWrong: 2 }],
    [
      "a release that was answered and not made",
      ({ calls }) => void calls.push(call("release", "release-9", "ok", { amounts: { 1: 1 } })),
      { releasesWrong: 1 },
    ],
    [
      "a release of other places than were asked for",
      ({ calls }) => void calls.push(call("release", "release-1", "ok", { amounts: { 1: 3 } })),
      { releasesWrong: 1 },
    ],
    [
      "a release that nobody asked for",
      ({ calls }) => void calls.splice(calls.findIndex(({ kind }) => kind === "release")),
      { releasesWrong: 1 },
    ],
    [
      "a counter that counts one person too many",
      ({ stored }) => ({ quotas: stored.quotas.map((one) => ({ ...one, taken: 3 })) }),
      { countersWrong: 1 },
    ],
    [
      "held places that went without a movement",
      ({ stored }) => ({ quotas: stored.quotas.map((one) => ({ ...one, held: 2 })) }),
      { countersWrong: 1 },
    ],
    [
      "a form that was never answered",
      ({ calls }) => void calls.push(call("register", "key-8", "unknown"), call("register", "key-8", "busy")),
      { unknownUnresolved: 1 },
    ],
    [
      "a wrong answer to a form that was done before",
      ({ calls }) => void calls.push(call("register", "key-3", "unexpected")),
      { refusedDone: 1 },
    ],
    [
      "a refusal of what was done",
      ({ calls }) => void calls.push(call("check_in", "nonce-1", "refused", { of: "TICKET1" })),
      { refusedDone: 1 },
    ],
  ]
  test.each(cases)("%s", (_what, spoil, expected) => {
    expect(foundAfter(spoil)).toEqual(expected)
  })
})
