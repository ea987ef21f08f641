import NextAuth, { CredentialsSignin } from "next-auth"
import { decode } from "next-auth/jwt"
import Credentials from "next-auth/providers/credentials"
import { staffRoutes } from "#lib/kernel/routes.ts"
import { clientAddress } from "#lib/throttle/loaders.ts"
import { systemClock } from "#platform/clock.ts"
import { logUnexpected } from "#platform/log.ts"
import { signIn as checkPassword } from "./commands/sign-in.ts"
import { findAccount } from "./queries.ts"
import { isRefusedRequest, SESSION_LIFETIME, sessionHolds } from "./rules.ts"
import { sessionClaimsSchema, signInSchema } from "./schema.ts"
import type { SessionClaims, SignedInStaff, StaffAccount } from "./types.ts"

declare module "next-auth" {
  interface Session {
    staff?: SignedInStaff
    /** The cookie is good, and what the account says could not be asked. */
    isUnknown?: boolean
  }
}

/** Too many attempts; thrown because next-auth knows no other way to say why nobody was signed in. */
export class SignInBlocked extends CredentialsSignin {
  override code = "blocked"
  readonly retryAt: Date

  constructor(retryAt: Date) {
    super()
    this.retryAt = retryAt
  }
}

/**
 * Sessions are encrypted cookies (JWT), believed only as long as the account says so: every reading compares role,
 * state and session version with the database. They last twelve hours from signing in, however busy one is. No route serves
 * `handlers`: pages and actions call the others, and the tests hand requests in.
 */
export const { handlers, auth, signIn, signOut } = NextAuth({
  trustHost: true,
  session: { strategy: "jwt", maxAge: SESSION_LIFETIME / 1_000 },
  // A cookie that does not open is no session and no fault: the callback below finds no claims in it and ends it.
  jwt: { decode: (sealed) => decode(sealed).catch(() => ({})) },
  logger: {
    error(error) {
      if (!isRefusedRequest(error)) logUnexpected("auth", faultBehind(error))
    },
  },
  pages: { signIn: staffRoutes.signIn, signOut: staffRoutes.signIn, error: staffRoutes.signIn },
  providers: [
    Credentials({
      credentials: { username: {}, password: {} },
      async authorize(credentials) {
        const typed = signInSchema.safeParse(credentials)
        if (!typed.success) return null
        const outcome = await checkPassword(typed.data, await clientAddress(), systemClock.now())
        switch (outcome.kind) {
          case "signed_in":
            return { id: String(outcome.account.id) }
          case "refused":
            return null
          case "blocked":
            throw new SignInBlocked(outcome.retryAt)
          default:
            return outcome satisfies never
        }
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      const now = systemClock.now()
      if (user) {
        const account = await findAccount(Number(user.id))
        return account ? { ...claimsOf(account, now) } : null
      }
      const claims = sessionClaimsSchema.safeParse(token)
      if (!claims.success) return null
      // To fail here would end the session and take its cookie away: "could not ask" is not "no".
      const account = await findAccount(claims.data.staffId).catch(couldNotAsk)
      if (account === "unknown") return { ...claims.data, isUnknown: true }
      return account && sessionHolds(claims.data, account, now)
        ? { ...claims.data, staff: shown(account) }
        : null
    },
    session: ({ session, token }) => ({
      expires: session.expires,
      ...(token.isUnknown ? { isUnknown: true } : { staff: token.staff as SignedInStaff }),
    }),
  },
})

function couldNotAsk(error: unknown): "unknown" {
  logUnexpected("auth", error)
  return "unknown"
}

/** next-auth puts what really happened, such as a silent database, behind a general error of its own. */
function faultBehind(error: Error): unknown {
  const { cause } = error
  return cause && typeof cause === "object" && "err" in cause ? cause.err : error
}

function claimsOf({ id, role, sessionVersion }: StaffAccount, now: Date): SessionClaims {
  return { staffId: id, role, sessionVersion, signedInAt: now.getTime() }
}

function shown({ id, username, name, role, mustChangePassword }: StaffAccount): SignedInStaff {
  return { id, username, name, role, mustChangePassword }
}
