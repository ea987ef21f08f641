import { transact } from "#db/transaction.ts"
import { recordAudit } from "#lib/audit/writes/record-audit.ts"
import { blockedForNow, verifyPassword } from "#lib/identity/password.ts"
import { mintStaffActor } from "#lib/kernel/actor.ts"
import { beginAttempt } from "#lib/throttle/commands/begin-attempt.ts"
import { forgiveAttempt } from "#lib/throttle/commands/forgive-attempt.ts"
import { networksOf } from "#lib/throttle/rules.ts"
import type { ThrottleTarget } from "#lib/throttle/types.ts"
import { findCredentials } from "../queries.ts"
import { type SignInInput, signInSchema } from "../schema.ts"
import type { SignInOutcome } from "../types.ts"

/**
 * Checks user name and password. The attempt is counted before it is checked, for the account and for the address;
 * an account that does not exist costs the same time and is counted the same way.
 */
export async function signIn(input: SignInInput, address: string, now: Date): Promise<SignInOutcome> {
  const parsed = signInSchema.safeParse(input)
  if (!parsed.success) return { kind: "refused" }
  const { username, password } = parsed.data

  const targets: ThrottleTarget[] = [
    { scope: "sign_in.account", value: username },
    ...networksOf(address).map((value) => ({ scope: "sign_in.address" as const, value })),
  ]
  const verdict = await beginAttempt(targets, now)
  if (verdict.kind === "blocked") return verdict

  const found = await findCredentials({ username })
  const fits = await verifyPassword(password, found?.passwordHash).catch((error) => blockedForNow(error, now))
  // It stays counted: to forgive it would forget what was tried before.
  if (typeof fits === "object") return fits
  if (!fits || !found || found.account.disabledAt) return { kind: "refused" }

  await forgiveAttempt(targets, now)
  const actor = mintStaffActor(found.account)
  const event = { actor, action: "staff.sign_in" as const, subject: `staff:${found.account.id}`, detail: {} }
  await transact((tx) => recordAudit(tx, [event], now))
  return { kind: "signed_in", account: found.account }
}
