"use server"

import { redirect } from "next/navigation"
import { CredentialsSignin } from "next-auth"
import { formText } from "#lib/kernel/form-text.ts"
import { queryNames, staffRoutes, withQuery } from "#lib/kernel/routes.ts"
import { systemClock } from "#platform/clock.ts"
import { SignInBlocked, signIn, signOut } from "./auth.ts"
import { changePassword } from "./commands/change-password.ts"
import { requireAccount } from "./loaders.ts"
import { passwordProblem } from "./rules.ts"
import type { ChangePasswordErrorKey, ChangePasswordFormState, SignInFormState } from "./types.ts"

type Errors = Extract<ChangePasswordFormState, { kind: "invalid" }>["errors"]

/** The form of /masuk. Leads to `/masuk` again, which knows the role and sends everybody to where they belong. */
export async function signInAction(before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const username = formText(form, "username")
  const attempt = attemptAfter(before)
  try {
    await signIn("credentials", { username, password: formText(form, "password"), redirect: false })
  } catch (error) {
    if (error instanceof SignInBlocked) return { kind: "blocked", username, attempt, until: error.retryAt }
    if (error instanceof CredentialsSignin) return { kind: "refused", username, attempt }
    throw error
  }
  redirect(withQuery(staffRoutes.signIn, { returnTo: formText(form, queryNames.returnTo) }))
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirect: false })
  redirect(withQuery(staffRoutes.signIn, { signedOut: "1" }))
}

/** The form of /masuk/kata-sandi. The sessions end with the old password; this browser is signed in anew. */
export async function changePasswordAction(
  before: ChangePasswordFormState,
  form: FormData,
): Promise<ChangePasswordFormState> {
  const { actor, staff } = await requireAccount()
  const [current, next, again] = [formText(form, "current"), formText(form, "next"), formText(form, "again")]
  const attempt = attemptAfter(before)

  const errors = findErrors({ current, next, again }, staff.username)
  if (Object.keys(errors).length > 0) return { kind: "invalid", errors, attempt }

  const outcome = await changePassword(actor, { current, next }, systemClock.now())
  switch (outcome.kind) {
    case "wrong_password":
      return { kind: "invalid", errors: { current: "wrong" }, attempt }
    case "same_password":
      return { kind: "invalid", errors: { next: "same" }, attempt }
    case "blocked":
      return { kind: "invalid", errors: { current: "blocked" }, attempt, until: outcome.retryAt }
    case "changed":
      await signIn("credentials", { username: outcome.username, password: next, redirect: false })
      return redirect(staffRoutes.signIn)
    default:
      return outcome satisfies never
  }
}

function findErrors(typed: { current: string; next: string; again: string }, username: string): Errors {
  const errors: Errors = {}
  const problem: ChangePasswordErrorKey | null =
    typed.next === "" ? "required" : passwordProblem(typed.next, username)
  if (typed.current === "") errors.current = "required"
  if (problem) errors.next = problem
  else if (typed.again === "") errors.again = "required"
  else if (typed.again !== typed.next) errors.again = "mismatch"
  return errors
}

function attemptAfter(before: { kind: "idle" } | { attempt: number }): number {
  return "attempt" in before ? before.attempt + 1 : 1
}
