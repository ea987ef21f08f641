import { type NextRequest, NextResponse } from "next/server"
import { staffRoutes, withQuery } from "#lib/kernel/routes.ts"

/**
 * A shortcut, not a guard: a browser without a session cookie is shown the sign-in page without rendering the
 * page first. Whether a session is good, every loader and action decides by itself (`lib/staff/loaders.ts`).
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.getAll().some(({ name }) => name.includes("authjs.session-token")))
    return NextResponse.next()
  const signIn = withQuery(staffRoutes.signIn, { returnTo: request.nextUrl.pathname })
  return NextResponse.redirect(new URL(signIn, request.nextUrl))
}

export const config = { matcher: ["/admin/:path*", "/petugas/:path*"] }
