import { icon } from "#components/layout/icon.ts"

export const dynamic = "force-static"

/** For the manifest, and for browsers that ask for `/favicon.ico`. */
export function GET(): Response {
  return new Response(icon, { headers: { "content-type": "image/svg+xml" } })
}
