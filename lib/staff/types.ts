export type StaffRole = "admin" | "officer"

/** An account as the portal knows it, without its password. */
export interface StaffAccount {
  id: number
  username: string
  name: string
  role: StaffRole
  mustChangePassword: boolean
  sessionVersion: number
  disabledAt: Date | null
}

/** What the session cookie says, signed and encrypted. It is only believed together with the account. */
export interface SessionClaims {
  staffId: number
  role: StaffRole
  sessionVersion: number
  /** Milliseconds since 1970. */
  signedInAt: number
}

/** Who is signed in, as pages and actions see it. */
export interface SignedInStaff {
  id: number
  username: string
  name: string
  role: StaffRole
  mustChangePassword: boolean
}

export type SignInOutcome =
  | { kind: "signed_in"; account: StaffAccount }
  /** Unknown account, wrong password, disabled account: one answer for all. */
  | { kind: "refused" }
  | { kind: "blocked"; retryAt: Date }

export type ChangePasswordOutcome =
  | { kind: "changed"; username: string }
  | { kind: "wrong_password" }
  | { kind: "same_password" }
  | { kind: "blocked"; retryAt: Date }

export type PasswordProblem = "too_short" | "too_long" | "too_simple" | "contains_username"

export type CreateStaffOutcome =
  | { kind: "created"; username: string; oneTimePassword: string }
  | { kind: "username_taken" }

export type FirstAdministratorOutcome =
  | { kind: "created"; username: string; oneTimePassword: string }
  | { kind: "exists" }

export type ResetPasswordOutcome = { kind: "reset"; oneTimePassword: string } | { kind: "unknown" }

export type DisableOutcome = { kind: "disabled" } | { kind: "unchanged" } | { kind: "unknown" }

export type EnableOutcome = { kind: "enabled" } | { kind: "unchanged" } | { kind: "unknown" }

/** The sign-in form after an attempt. What was typed as user name stays; a password never does. */
export type SignInFormState =
  | { kind: "idle" }
  | { kind: "refused"; username: string; attempt: number }
  | { kind: "blocked"; username: string; attempt: number; until: Date }

export type ChangePasswordField = "current" | "next" | "again"

export type ChangePasswordErrorKey = "required" | "wrong" | "blocked" | "same" | "mismatch" | PasswordProblem

export type ChangePasswordFormState =
  | { kind: "idle" }
  | {
      kind: "invalid"
      errors: Partial<Record<ChangePasswordField, ChangePasswordErrorKey>>
      attempt: number
      until?: Date
    }
