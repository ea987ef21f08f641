"use server"

import { redirect, unstable_rethrow } from "next/navigation"
import { loadCity } from "#lib/city/loaders.ts"
import { attemptKey } from "#lib/identity/attempt-key.ts"
import { nikIndex } from "#lib/identity/nik-vault.ts"
import { readTicketCode } from "#lib/identity/ticket-code.ts"
import { resident } from "#lib/kernel/actor.ts"
import { formText } from "#lib/kernel/form-text.ts"
import { dateKey } from "#lib/kernel/format.ts"
import { routes, ticketPath } from "#lib/kernel/routes.ts"
import { beginAttempt } from "#lib/throttle/commands/begin-attempt.ts"
import { forgiveAttempt } from "#lib/throttle/commands/forgive-attempt.ts"
import { clientAddress } from "#lib/throttle/loaders.ts"
import { networksOf } from "#lib/throttle/rules.ts"
import type { ThrottleTarget } from "#lib/throttle/types.ts"
import { loadPass, passHolder, sendPass, sendTurn } from "#lib/waiting-room/loaders.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import type { PassToken } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"
import { logUnexpected } from "#platform/log.ts"
import { cancelRegistration } from "./commands/cancel-registration.ts"
import { exchangePass } from "./commands/exchange-pass.ts"
import { register } from "./commands/register.ts"
import { ticketPage } from "./page.ts"
import { findTicketCode } from "./queries.ts"
import { type Applicant, checkRegisterForm, lookUpSchema, registerFields } from "./schema.ts"
import type { LookUpState, RegisterErrorKey, RegisterFormState, RegisterValues } from "./types.ts"

/**
 * The form of `/daftar`. Leads to the ticket; whatever else happens, what was typed comes back. A form that was
 * answered before is answered the same again, whatever became of the turn.
 */
export async function registerAction(_before: RegisterFormState, form: FormData): Promise<RegisterFormState> {
  const now = systemClock.now()
  const held = await loadPass(Number(formText(form, "pass")), now)
  const values: RegisterValues = Object.fromEntries(
    registerFields.map((name) => [name, formText(form, name)]),
  )
  if (held && !values.idempotencyKey) values.idempotencyKey = attemptKey(held.passId, values.nik ?? "")

  try {
    const check = checkRegisterForm(values, dateKey(now), await loadCity(now))
    if (check.kind === "invalid") {
      const over = !held || !isRunning(held, now)
      return over ? { kind: "refused", values, refusal: { kind: "pass_expired" } } : { ...check, values }
    }
    const answer = await registerInTurn(held, check.applicant, values, now)
    return answer.kind === "registered" ? redirect(ticketPath(answer.ticketCode)) : answer
  } catch (error) {
    unstable_rethrow(error)
    logUnexpected("register", error)
    return { kind: "refused", values, refusal: { kind: "server_error" } }
  }
}

async function registerInTurn(
  held: PassToken | null,
  applicant: Applicant,
  values: RegisterValues,
  now: Date,
): Promise<RegisterFormState | { kind: "registered"; ticketCode: string }> {
  const turn = await exchangePass(held, applicant, now)
  if (turn.kind === "answered") return { kind: "registered", ticketCode: turn.ticketCode }
  if (turn.kind === "refused") return { kind: "refused", values, refusal: turn.refusal }
  if (turn.queueNumber) await sendTurn(held, turn.queueNumber, turn.pass, now)

  const outcome = await register(passHolder(turn.pass), applicant, now)
  switch (outcome.kind) {
    case "registered":
      await sendPass({ ...turn.pass, used: turn.pass.seats - outcome.seatsLeft }, now)
      return { kind: "registered", ticketCode: outcome.ticketCode }
    case "too_young":
      return { kind: "invalid", values, errors: { birthDate: "too_young" }, warnings: [] }
    case "session_unknown":
      return { kind: "invalid", values, errors: { sessionId: "session_unknown" }, warnings: [] }
    case "already_registered":
    case "pass_expired":
    case "session_full":
    case "campaign_full":
    case "not_open":
      return { kind: "refused", values, refusal: outcome }
    default:
      return outcome satisfies never
  }
}

/** Gives the place of the ticket back. Leads to the ticket again, which says what has become of it. */
export async function cancelAction(form: FormData): Promise<never> {
  const ticketCode = readTicketCode(formText(form, "ticketCode"))
  if (!ticketCode) return redirect(routes.lookup)
  const { kind } = await cancelRegistration(resident, { ticketCode }, systemClock.now())
  return redirect(
    ticketPage.withProblem(kind === "not_cancellable" ? kind : undefined, ticketPath(ticketCode)),
  )
}

/** The form of `/cek`: NIK and phone together lead to the ticket; every mismatch gets the same answer. */
export async function lookUpAction(_before: LookUpState, form: FormData): Promise<LookUpState> {
  const typed = { nik: formText(form, "nik"), phone: formText(form, "phone") }
  const parsed = lookUpSchema.safeParse(typed)
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => [path[0], message as RegisterErrorKey])
    return { kind: "invalid", ...typed, errors: Object.fromEntries(found) }
  }

  const now = systemClock.now()
  const targets: ThrottleTarget[] = [
    { scope: "look_up.person", value: parsed.data.nik },
    ...networksOf(await clientAddress()).map((value) => ({ scope: "look_up.address" as const, value })),
  ]
  const verdict = await beginAttempt(targets, now)
  if (verdict.kind === "blocked") return { kind: "try_later", ...typed, retryAt: verdict.retryAt }

  const ticketCode = await findTicketCode(nikIndex(parsed.data.nik), parsed.data.phone, now)
  if (!ticketCode) return { kind: "not_found", ...typed }
  await forgiveAttempt(targets, now)
  return redirect(ticketPath(ticketCode))
}
