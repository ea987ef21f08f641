import { eq } from "drizzle-orm"
import { staff } from "#db/schema/staff.ts"
import { transact } from "#db/transaction.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { type ChooseGateInput, chooseGateSchema } from "../schema.ts"

/** Remembers at which gate the officer stands; check-ins are recorded there from now on. */
export async function chooseGate(actor: StaffActor, input: ChooseGateInput): Promise<void> {
  const { gateId } = chooseGateSchema.parse(input)
  await transact((tx) => tx.update(staff).set({ gateId }).where(eq(staff.id, actor.staffId)))
}
