"use server"

import { randomUUID } from "node:crypto"
import { revalidatePath } from "next/cache"
import { planRelease } from "#components/quota/release-plan.ts"
import type {
  PlannedRelease,
  ReleaseByOther,
  ReleaseFormState,
  ReleaseValues,
} from "#components/quota/release-state.ts"
import { findLastEventId, listReleasesByOthers } from "#lib/audit/queries.ts"
import type { AdminActor } from "#lib/kernel/actor.ts"
import { systemClock } from "#lib/kernel/clock.ts"
import { releaseHeldQuota } from "#lib/quota/commands/release-held-quota.ts"
import { releaseHeldQuotaSchema } from "#lib/quota/schema.ts"
import { requireAdmin } from "#lib/staff/loaders.ts"
import { readReleases, readValues, text } from "./read-form.ts"
import { readReleasableSessions } from "./releasable-sessions.ts"

/** Both steps of releasing held places. Every answer is a whole page, so it works without JavaScript too. */
export async function releaseAction(before: ReleaseFormState, form: FormData): Promise<ReleaseFormState> {
  const actor = await requireAdmin("/admin/kuota")
  const now = systemClock.now()
  const attempt = before.attempt + 1
  const values = readValues(form)
  switch (text(form, "step")) {
    case "confirm":
      return confirm({ actor, form, values, attempt, now })
    case "back":
      return {
        step: "plan",
        attempt,
        values,
        errors: {},
        sessions: await readReleasableSessions(now),
        changed: null,
      }
    default:
      return plan(values, attempt, now, null)
  }
}

async function plan(
  values: ReleaseValues,
  attempt: number,
  now: Date,
  changed: readonly ReleaseByOther[] | null,
): Promise<ReleaseFormState> {
  if (changed !== null) revalidatePath("/admin/kuota")
  // Before the places: a release in between is then seen twice rather than never.
  const seen = await findLastEventId()
  const sessions = await readReleasableSessions(now)
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

interface Confirmation {
  actor: AdminActor
  form: FormData
  values: ReleaseValues
  attempt: number
  now: Date
}

async function confirm({ actor, form, values, attempt, now }: Confirmation): Promise<ReleaseFormState> {
  const releases = readReleases(form)
  const idempotencyKey = text(form, "idempotencyKey")
  const seen = Number(text(form, "seen"))
  const input = releaseHeldQuotaSchema.safeParse({ releases, reason: values.reason, idempotencyKey })
  if (!input.success) {
    const onlyReason = input.error.issues.every(({ path }) => path[0] === "reason")
    if (!onlyReason) return plan(values, attempt, now, null)
    const reasonError = values.reason.trim().length < 5 ? "reason" : "reason_long"
    const shown = withAmounts(await readReleasableSessions(now), releases)
    return { step: "confirm", attempt, values, plan: shown, idempotencyKey, seen, reasonError, changed: null }
  }

  const others = await releasesByOthers(seen, actor)
  if (others.length > 0) return plan(values, attempt, now, others)

  const outcome = await releaseHeldQuota(actor, input.data, now)
  switch (outcome.kind) {
    case "released": {
      revalidatePath("/admin", "layout")
      const released = withAmounts(await readReleasableSessions(now), releases)
      return { step: "done", attempt, total: outcome.total, released }
    }
    case "not_enough_held":
    case "unknown_quota":
      return plan(values, attempt, now, await releasesByOthers(seen, actor))
    default:
      return outcome satisfies never
  }
}

function withAmounts(
  sessions: Awaited<ReturnType<typeof readReleasableSessions>>,
  releases: readonly Pick<PlannedRelease, "quotaId" | "amount">[],
): PlannedRelease[] {
  const amounts = new Map(releases.map(({ quotaId, amount }) => [quotaId, amount]))
  return sessions.flatMap((session) => {
    const amount = amounts.get(session.quotaId)
    return amount === undefined ? [] : [{ ...session, amount }]
  })
}

async function releasesByOthers(seen: number, actor: AdminActor): Promise<ReleaseByOther[]> {
  const events = await listReleasesByOthers(Number.isSafeInteger(seen) ? seen : 0, actor.staffId)
  return events.map(({ name, detail, occurredAt }) => ({
    name,
    total: Number(detail.total),
    at: occurredAt.toISOString(),
  }))
}
