import { expect, test } from "vitest"
import type { CardNotice, DeskState, RegistrantCard } from "#lib/check-in/types.ts"
import { mayGoOn, submitOrderOf } from "./submit-order.ts"

const card = {} as RegistrantCard
const shown = (notice: CardNotice | null): DeskState => ({ kind: "card", card, deviceNonce: "", notice })

test("a scan overtakes a look-up and waits for a check-in; nothing else starts while something is on its way", () => {
  expect(submitOrderOf("find", null)).toBe("send")
  expect(submitOrderOf("check_in", null)).toBe("send")
  expect(submitOrderOf("find", "find")).toBe("send")
  expect(submitOrderOf("find", "open")).toBe("send")
  expect(submitOrderOf("find", "check_in")).toBe("wait")
  expect(submitOrderOf("find", "undo")).toBe("wait")
  for (const intent of ["open", "check_in", "undo"] as const)
    expect(submitOrderOf(intent, "find")).toBe("ignore")
})

test("after a check-in or its undoing the next scan goes on by itself only if that succeeded", () => {
  expect(mayGoOn("check_in", { kind: "done", card })).toBe(true)
  expect(mayGoOn("undo", shown("undone"))).toBe(true)

  const notLetIn = ["reason_required", "no_gate", "already_undone", null] as const
  for (const notice of notLetIn) expect(mayGoOn("check_in", shown(notice))).toBe(false)
  expect(mayGoOn("check_in", { kind: "nothing", by: "ticket_code" })).toBe(false)
  for (const notice of ["too_late", "not_yours", "changed"] as const)
    expect(mayGoOn("undo", shown(notice))).toBe(false)
})
