import { inCampaign } from "#lib/kernel/routes.ts"

/** Where a link or a form leads, and where a page without scripts reloads itself from. */
const ADDRESS = /(<(?:a|form)\b[^>]*?\s(?:href|action)="|<meta\b[^>]*?content="\d*[^"]*;url=)([^"]*)/g

/** Names a campaign in every address of a page that is about one, so that nobody is led into another. */
export function linksInCampaign(html: string, slug: string): string {
  return html.replace(ADDRESS, (_, before: string, written: string) => {
    const named = inCampaign(written.replaceAll("&amp;", "&"), slug)
    return `${before}${named.replaceAll("&", "&amp;")}`
  })
}
