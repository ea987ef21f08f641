/** Under this path, which is no ticket's, the front door has the page that it fills in for every ticket. */
export const ticketSheet = "/tiket/lembar"

/** Where a number stands on the waiting list: filled in by the front door too. */
export const waitlistSheet = "/daftar-tunggu"

/**
 * The forms that the crowd fills in. Sent without Next's scripts too, but the answers to them bring other looks than they
 * have at first: their stylesheet stays a file of its own.
 */
export const formPages: readonly string[] = ["/daftar", "/daftar-tunggu/formulir"]

/** Of the crowd's pages those without a number: the same until another version of the portal runs. */
const steady: readonly string[] = ["/ramai", ticketSheet, waitlistSheet]

/**
 * What everybody opens on opening day: pages of server components only, the same for all, sent from memory without
 * Next's scripts (`server/pages/`). Numbers on them are at most two seconds old and say their time.
 */
export const cachedPublicPages: readonly string[] = ["/", "/kuota", "/antre", "/antre/undian", ...steady]

/** The numbers of these pages as data: pages and other offices ask for them again and again, whatever query they add. */
export const liveFigures = "/api/kuota"

/** How long a CDN may show one, and the last one while the next is made: a second, a minute if nothing on it moves. */
export function cachedPageLifetime(page: string): string {
  return steady.includes(page)
    ? "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    : "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
}
