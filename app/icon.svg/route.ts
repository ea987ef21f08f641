import { iconOf } from "#components/layout/city-look.ts"
import { loadCity } from "#lib/city/loaders.ts"
import { systemClock } from "#platform/clock.ts"

export const dynamic = "force-dynamic"

/** For the manifest, and for browsers that ask for `/favicon.ico`. How long it may be kept says `next.config.js`. */
export async function GET(): Promise<Response> {
  const icon = iconOf(await loadCity(systemClock.now()))
  return new Response(icon, { headers: { "content-type": "image/svg+xml" } })
}
