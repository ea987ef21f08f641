"use server"

import { formText } from "#lib/kernel/form-text.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"
import { announce } from "./commands/announce.ts"
import { changeLine } from "./commands/change-line.ts"
import type { AnnouncedTo, AnnounceFormState, LimitsFormState, PauseFormState } from "./form.ts"
import { readLimits } from "./form.ts"
import { MAX_LETTERS } from "./rules/steering.ts"
import type { LineAudience } from "./types.ts"

const PAGE = staffRoutes.officeQueue

/** Pauses a line or lets it go on. Without JavaScript the first press asks, as the dialog does. */
export async function pauseLineAction(_before: PauseFormState, form: FormData): Promise<PauseFormState> {
  const actor = await requireAdmin(PAGE)
  if (formText(form, "step") === "ask") return { kind: "asking" }
  const now = systemClock.now()
  const input = { lineId: formText(form, "lineId"), paused: formText(form, "paused") === "yes" }
  const outcome = await changeLine(actor, input, now)
  switch (outcome.kind) {
    case "changed":
    case "unchanged":
      return { kind: outcome.kind, paused: outcome.line.paused, at: now.toISOString() }
    case "stale":
    case "unknown_line":
      throw new Error(`pausing a line: ${outcome.kind}`)
    default:
      return outcome satisfies never
  }
}

/** Both limits of a line. What was typed comes back when it is wrong, or when another administrator was faster. */
export async function setLimitsAction(_before: LimitsFormState, form: FormData): Promise<LimitsFormState> {
  const actor = await requireAdmin(PAGE)
  const values = { maxActive: formText(form, "maxActive"), maxPerMinute: formText(form, "maxPerMinute") }
  const limits = readLimits(values)
  if ("errors" in limits) return { kind: "invalid", values, ...limits }

  const seen = readLimits({
    maxActive: formText(form, "seenActive"),
    maxPerMinute: formText(form, "seenPerMinute"),
  })
  if ("errors" in seen) throw new Error("the form does not say what was seen")
  const now = systemClock.now()
  const outcome = await changeLine(actor, { lineId: formText(form, "lineId"), ...limits, seen }, now)
  if (outcome.kind === "unknown_line") throw new Error("setting limits: unknown line")
  const { maxActive, maxPerMinute } = outcome.line
  const answer = { limits: { maxActive, maxPerMinute }, at: now.toISOString() }
  switch (outcome.kind) {
    case "changed":
    case "unchanged":
      return { kind: outcome.kind, ...answer }
    case "stale":
      return { kind: "stale", values, ...answer }
    default:
      return outcome satisfies never
  }
}

/** Announces something to those who wait, or takes an announcement away. */
export async function announceAction(_before: AnnounceFormState, form: FormData): Promise<AnnounceFormState> {
  const actor = await requireAdmin(PAGE)
  const removes = formText(form, "step") === "remove"
  const typed = { text: formText(form, "text"), to: readTo(formText(form, "to")) }
  const told = removes ? "" : plainText(typed.text)
  if (!removes && told === "") return { kind: "invalid", ...typed, error: "required" }
  if (told.length > MAX_LETTERS) return { kind: "invalid", ...typed, error: "too_long" }

  const audiences: LineAudience[] = typed.to === "everybody" ? ["resident", "outside_city"] : [typed.to]
  const seen = Object.fromEntries(audiences.map((one) => [one, formText(form, `seen-${one}`) || null]))
  const input = { campaignId: formText(form, "campaignId"), audiences, text: told, seen }
  const outcome = await announce(actor, input, systemClock.now())
  switch (outcome.kind) {
    case "announced":
      return { kind: removes ? "removed" : "announced" }
    case "unchanged":
      return outcome
    case "stale":
      return { kind: "stale", ...typed, error: null }
    default:
      return outcome satisfies never
  }
}

function readTo(value: string): AnnouncedTo {
  return value === "resident" || value === "outside_city" ? value : "everybody"
}
