"use server"

import { redirect, unstable_rethrow } from "next/navigation"
import { loadCity } from "#lib/city/loaders.ts"
import { attemptKey } from "#lib/identity/attempt-key.ts"
import { formText } from "#lib/kernel/form-text.ts"
import { dateKey } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import { loadPlaces } from "#lib/quota/loaders.ts"
import type { Person } from "#lib/registration/schema.ts"
import type { RegisterValues } from "#lib/registration/types.ts"
import { beginAttempt } from "#lib/throttle/commands/begin-attempt.ts"
import { forgiveAttempt } from "#lib/throttle/commands/forgive-attempt.ts"
import type { ThrottleTarget } from "#lib/throttle/types.ts"
import { loadTickets, sendListed } from "#lib/waiting-room/loaders.ts"
import { findLine } from "#lib/waiting-room/queries.ts"
import type { QueueNumber } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"
import { logUnexpected } from "#platform/log.ts"
import { joinWaitlist } from "./commands/join-waitlist.ts"
import { withdrawFromWaitlist } from "./commands/withdraw-from-waitlist.ts"
import { waitlistPage } from "./page.ts"
import { checkWaitlistForm, waitlistFields } from "./schema.ts"
import type { WaitlistFormState, WaitlistRefusal } from "./types.ts"

/**
 * The form of `/daftar-tunggu`, for the number that it names and this browser holds. Leads to where it stands; whatever
 * else happens, what was typed comes back.
 */
export async function joinWaitlistAction(
  _before: WaitlistFormState,
  form: FormData,
): Promise<WaitlistFormState> {
  const now = systemClock.now()
  const values: RegisterValues = Object.fromEntries(
    waitlistFields.map((name) => [name, formText(form, name)]),
  )
  const queueNumber = await heldTicket(form, values.residency)
  if (!queueNumber) return { kind: "refused", values, refusal: { kind: "no_number" } }
  values.idempotencyKey ||= attemptKey(
    `waitlist ${queueNumber.lineId}.${queueNumber.number}`,
    values.nik ?? "",
  )
  try {
    const row = await findLine(queueNumber.lineId)
    if (!row) throw new Error("unknown line")
    const { campaign } = row
    const [{ days }, city] = await Promise.all([loadPlaces(campaign, now), loadCity(now)])
    const [audience, { minimumAge }] = [queueNumber.audience, campaign]
    const oldEnoughOn = days.at(-1)?.date ?? dateKey(campaign.closesAt)
    const check = checkWaitlistForm(values, { today: dateKey(now), audience, oldEnoughOn, minimumAge, city })
    if (check.kind === "invalid") return { ...check, values }

    const refusal = await leaveForm(queueNumber, check.applicant, now)
    if (refusal) return { kind: "refused", values, refusal }
    await sendListed(queueNumber, now)
    return redirect(routes.waitlist)
  } catch (error) {
    unstable_rethrow(error)
    logUnexpected("waiting list", error)
    return { kind: "refused", values, refusal: { kind: "server_error" } }
  }
}

/** Each refusal counts against the number: otherwise it could ask of anybody whether they are registered. */
async function leaveForm(
  queueNumber: QueueNumber,
  person: Person,
  now: Date,
): Promise<WaitlistRefusal | null> {
  const targets: ThrottleTarget[] = [
    { scope: "waitlist.number", value: `${queueNumber.lineId}.${queueNumber.number}` },
  ]
  const verdict = await beginAttempt(targets, now)
  if (verdict.kind === "blocked") return { kind: "try_later", retryAt: verdict.retryAt }
  const outcome = await joinWaitlist(queueNumber, person, now)
  if (outcome.kind !== "waiting") return outcome
  await forgiveAttempt(targets, now)
  return null
}

/** Takes one person of this browser's number off the list. Leads to where the number stands, which says what became of it. */
export async function withdrawAction(form: FormData): Promise<never> {
  const { listed } = await loadTickets()
  const entryId = Number(formText(form, "entry"))
  if (!Number.isSafeInteger(entryId)) return redirect(routes.waitlist)
  let isRefused = false
  // A form belongs to one number; which, the database says.
  for (const queueNumber of listed) {
    const { kind } = await withdrawFromWaitlist(queueNumber, entryId, systemClock.now())
    isRefused ||= kind === "not_waiting"
  }
  return redirect(waitlistPage.withProblem(isRefused ? "not_waiting" : undefined))
}

/**
 * The number that the form names. Lines count from one, those of every campaign: the line's id tells them apart. A form of
 * before the last update names no line.
 */
async function heldTicket(form: FormData, residency: string | undefined): Promise<QueueNumber | undefined> {
  const { waiting, listed } = await loadTickets()
  const [lineId, number] = [Number(formText(form, "line")), Number(formText(form, "number"))]
  return [...waiting, ...listed].find(
    (held) =>
      (lineId === 0 || held.lineId === lineId) && held.number === number && held.audience === residency,
  )
}
