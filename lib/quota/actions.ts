"use server"

import { randomUUID } from "node:crypto"
import { revalidatePath } from "next/cache"
import { z } from "zod"
import { findLastEventId } from "#lib/audit/queries.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { formText } from "#lib/kernel/form-text.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { systemClock } from "#platform/clock.ts"
import { releaseHeldQuota } from "./commands/release-held-quota.ts"
import type { ReleaseFormState, ReleaseValues } from "./form.ts"
import { readReleases, readSeen, readValues } from "./form.ts"
import { loadReleasableSessions, loadReleasesByOthers } from "./loaders.ts"
import { planRelease, withAmounts } from "./rules.ts"
import { releaseHeldQuotaSchema } from "./schema.ts"
import type { ReleaseByOther } from "./types.ts"

interface Asked {
  actor: AdminActor
  campaignId: number
  form: FormData
  values: ReleaseValues
  attempt: number
  now: Date
}

/** Both steps of releasing held places of a campaign, which the page names. Every answer is a whole page, so it works without JavaScript too. */
export async function releaseAction(
  campaignId: number,
  before: ReleaseFormState,
  form: FormData,
): Promise<ReleaseFormState> {
  const actor = await requireAdmin(staffRoutes.officeQuota)
  const asked = {
    actor,
    campaignId: z.int().positive().parse(campaignId),
    form,
    values: readValues(form),
    attempt: before.attempt + 1,
    now: systemClock.now(),
  }
  switch (formText(form, "step")) {
    case "confirm":
      return confirm(asked)
    case "back":
      return edit(asked)
    default:
      return plan(asked, null)
  }
}

async function edit({ actor, campaignId, values, attempt, now }: Asked): Promise<ReleaseFormState> {
  const sessions = await loadReleasableSessions(actor, campaignId, now)
  return { step: "plan", attempt, values, errors: {}, sessions, changed: null }
}

async function plan(asked: Asked, changed: readonly ReleaseByOther[] | null): Promise<ReleaseFormState> {
  const { actor, campaignId, values, attempt, now } = asked
  if (changed !== null) revalidatePath(staffRoutes.officeQuota)
  // Before the places: a release in between is then seen twice rather than never.
  const seen = await findLastEventId()
  const sessions = await loadReleasableSessions(actor, campaignId, now)
  const result = planRelease(values, sessions)
  if (result.kind === "invalid")
    return { step: "plan", attempt, values, errors: result.errors, sessions, changed }
  const idempotencyKey = randomUUID()
  return {
    step: "confirm",
    attempt,
    values,
    plan: result.plan,
    idempotencyKey,
    seen,
    reasonError: null,
    changed,
  }
}

async function confirm(asked: Asked): Promise<ReleaseFormState> {
  const { actor, campaignId, form, values, attempt, now } = asked
  const releases = readReleases(form)
  const idempotencyKey = formText(form, "idempotencyKey")
  const seen = readSeen(form)
  const input = releaseHeldQuotaSchema.safeParse({ releases, reason: values.reason, idempotencyKey })
  if (!input.success) {
    const onlyReason = input.error.issues.every(({ path }) => path[0] === "reason")
    if (!onlyReason) return plan(asked, null)
    const reasonError = plainText(values.reason).length < 5 ? "reason" : "reason_long"
    const shown = withAmounts(await loadReleasableSessions(actor, campaignId, now), releases)
    return { step: "confirm", attempt, values, plan: shown, idempotencyKey, seen, reasonError, changed: null }
  }

  const others = await loadReleasesByOthers(actor, seen)
  if (others.length > 0) return plan(asked, others)

  const outcome = await releaseHeldQuota(actor, input.data, now)
  switch (outcome.kind) {
    case "released": {
      revalidatePath(staffRoutes.office, "layout")
      const released = withAmounts(await loadReleasableSessions(actor, campaignId, now), releases)
      return { step: "done", attempt, total: outcome.total, released }
    }
    case "not_enough_held":
    case "unknown_quota":
      return plan(asked, await loadReleasesByOthers(actor, seen))
    default:
      return outcome satisfies never
  }
}
