"use server"

import { refresh } from "next/cache"
import { getTranslations } from "next-intl/server"
import type { z } from "zod"
import { requireStaff } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"
import { checkIn } from "./commands/check-in.ts"
import { chooseGate } from "./commands/choose-gate.ts"
import { undoCheckIn } from "./commands/undo-check-in.ts"
import { deskStateOf, lookUp, openRegistrant } from "./loaders.ts"
import { cardOf } from "./rules.ts"
import { chooseGateSchema, deskSchema } from "./schema.ts"
import type { CardNotice, DeskState, Registrant } from "./types.ts"

/** Every form of the officer's desk. What it says travels in the body: nothing about a person stands in an address. */
export async function deskAction(_shown: DeskState, form: FormData): Promise<DeskState> {
  const actor = await requireStaff()
  const now = systemClock.now()
  const input = deskSchema.parse(Object.fromEntries(form))
  const show = (registrant: Registrant, notice: CardNotice | null = null): DeskState =>
    deskStateOf({ kind: "one", card: cardOf(registrant, actor, now) }, notice)

  switch (input.intent) {
    case "find":
      return deskStateOf(await lookUp(actor, input.campaignId, input.query, now))
    case "open":
      return deskStateOf(await openRegistrant(actor, input.registrationId, now))
    case "check_in": {
      const outcome = await checkIn(actor, { ...input, reason: await reasonOf(input) }, now)
      if (outcome.kind === "unknown") return unknown
      if (outcome.kind === "refused") return show(outcome.registrant)
      if (outcome.kind !== "checked_in") return show(outcome.registrant, outcome.kind)
      refresh()
      return { kind: "done", card: cardOf(outcome.registrant, actor, now) }
    }
    case "undo": {
      const outcome = await undoCheckIn(actor, input, now)
      if (outcome.kind === "unknown") return unknown
      if (outcome.kind === "undone") refresh()
      return show(outcome.registrant, outcome.kind)
    }
    default:
      return input satisfies never
  }
}

/** The gate at which the officer stands from now on. */
export async function chooseGateAction(form: FormData): Promise<void> {
  const actor = await requireStaff()
  await chooseGate(actor, chooseGateSchema.parse(Object.fromEntries(form)))
  refresh()
}

const unknown: DeskState = { kind: "nothing", by: "ticket_code" }

type Reason = Pick<z.output<typeof deskSchema> & { intent: "check_in" }, "reasonKey" | "reasonText">

/** The sentence that is recorded: the chosen reason in words with what was added, or only what was written. */
async function reasonOf({ reasonKey, reasonText }: Reason): Promise<string | undefined> {
  if (reasonKey === undefined || reasonKey === "other") return reasonText
  const t = await getTranslations("checkIn.exception.reasons")
  return reasonText ? `${t(reasonKey)}: ${reasonText}` : t(reasonKey)
}
