import { getLocale, getTranslations } from "next-intl/server"
import { routes } from "#lib/kernel/routes.ts"

export const dynamic = "force-dynamic"

/** What a phone shows for the portal on its home screen. How long it may be kept says `next.config.js`. */
export async function GET(): Promise<Response> {
  const t = await getTranslations("common")
  const manifest = {
    name: t("title"),
    short_name: t("shortTitle"),
    lang: await getLocale(),
    start_url: routes.home,
    display: "browser",
    background_color: "#fbf8f1",
    theme_color: "#fffefb",
    icons: [{ src: routes.icon, sizes: "any", type: "image/svg+xml" }],
  }
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } })
}
