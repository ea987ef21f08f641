import { staffRoutes } from "#lib/kernel/routes.ts"
import type { FirstAdministratorOutcome } from "#lib/staff/types.ts"

/** What the person at the terminal needs to know next: the address and how to sign in. */
export function welcome(
  address: string,
  administrator: FirstAdministratorOutcome,
  embedded: boolean,
): string {
  const lines = [
    "",
    `  The portal is open:  ${address}`,
    `  Staff sign in at:    ${address}${staffRoutes.signIn}`,
    ...signIn(administrator),
    embedded ? "  Data is kept in .data. Ctrl-C stops everything." : "  Ctrl-C stops it; the database stays.",
    "",
  ]
  return lines.join("\n")
}

function signIn(administrator: FirstAdministratorOutcome): string[] {
  switch (administrator.kind) {
    case "created":
      return [
        `  First administrator: ${administrator.username}`,
        `  One-time password:   ${administrator.oneTimePassword}   (shown only now; changed at the first sign-in)`,
      ]
    case "exists":
      return ["  Forgotten password:  npm run staff -- reset-password <username>"]
    default:
      return administrator satisfies never
  }
}
