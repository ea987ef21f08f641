/**
 * The addresses of the portal, each once: names in English, paths as people see them. A path that
 * product code spells out elsewhere fails the architecture check (`scripts/architecture/addresses.ts`).
 */
export const routes = {
  home: "/",
  quota: "/kuota",
  /** The figures of that page as JSON, which other offices ask for too. */
  quotaFigures: "/api/kuota",
  /** NIK and phone lead to the ticket. */
  lookup: "/cek",
  /** What a phone shows for the portal on its home screen, and the portal's mark. */
  manifest: "/manifest.webmanifest",
  icon: "/icon.svg",
  /** Asked for by browsers that no page has told about the icon. */
  favicon: "/favicon.ico",
  /** Shown at the address of any page that could not be served in time. */
  busy: "/ramai",
  /** For load balancers: that the process lives, and that visitors may be sent to it. */
  alive: "/healthz",
  ready: "/readyz",

  waiting: "/antre",
  draw: "/antre/undian",
  lineStatus: "/antre/status",
  challenge: "/antre/tantangan",
  join: "/antre/gabung",
  enter: "/antre/masuk",
  extendPass: "/antre/perpanjang",
  leave: "/antre/keluar",

  registration: "/daftar",
  waitlist: "/daftar-tunggu",
  waitlistForm: "/daftar-tunggu/formulir",
  /** The page that is filled in for every ticket; no code reads like this. */
  ticketTemplate: "/tiket/lembar",
} as const

/** What only staff open. Apart from the others, so that no script of a public page carries them. */
export const staffRoutes = {
  signIn: "/masuk",
  password: "/masuk/kata-sandi",
  /** The stadium. */
  desk: "/petugas",
  /** The office. */
  office: "/admin",
  officeQuota: "/admin/kuota",
  officeQueue: "/admin/antrean",
  audit: "/admin/audit",
  /** Whom a scanned or typed text means; the text travels in a header, never in an address. */
  deskLookUp: "/api/petugas/cari",
  overviewFigures: "/api/admin/ringkasan",
  queueFigures: "/api/admin/antrean",
} as const

const tickets = "/tiket/"

/** Where the ticket of this code stands. */
export function ticketPath(code: string): string {
  return `${tickets}${code}`
}

/** The code in the address of a ticket, as it was typed; `undefined` for every other path. */
export function ticketCodeIn(path: string): string | undefined {
  const code = path.startsWith(tickets) ? path.slice(tickets.length) : ""
  return code === "" || code.includes("/") ? undefined : code
}

/** What may stand in the query of an address, and the word for it there. */
export const queryNames = {
  /** What went wrong, for the page to tell. */
  problem: "galat",
  /** A campaign, by its slug; the active one where none is named. */
  campaign: "kampanye",
  /** A line, by its audience. */
  line: "jalur",
  /** A registration, by its id: of the desk alone. */
  registrant: "peserta",
  /** A queue number. */
  number: "nomor",
  /** The answer that led here set a cookie: a browser that has none keeps none. */
  cookieSet: "baru",
  /** Where to go after signing in. */
  returnTo: "tujuan",
  signedOut: "keluar",
  auditAction: "tindakan",
  auditActor: "pelaku",
  /** Entries before this one. */
  auditBefore: "sebelum",
} as const

/** The address with a query; what is `undefined` is left out. */
export function withQuery(
  path: string,
  values: { readonly [Name in keyof typeof queryNames]?: string | undefined },
): string {
  const query = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return []
    // "@" may stand in a query (RFC 3986, 3.4), and marks a placeholder (`placeholder.ts`).
    const written = encodeURIComponent(value).replaceAll("%40", "@")
    return [`${queryNames[name as keyof typeof queryNames]}=${written}`]
  })
  return query.length === 0 ? path : `${path}?${query.join("&")}`
}

/** What is about one campaign: of these addresses the query may name it, and else the active one is meant. */
const ofCampaign: ReadonlySet<string> = new Set([
  ...[routes.home, routes.quota, routes.quotaFigures],
  ...[
    routes.waiting,
    routes.draw,
    routes.lineStatus,
    routes.join,
    routes.enter,
    routes.extendPass,
    routes.leave,
  ],
  ...[routes.registration, routes.waitlist, routes.waitlistForm],
])

export function isOfCampaign(path: string): boolean {
  return ofCampaign.has(path)
}

/**
 * The address, path and query, with the campaign named in it. Unchanged without a slug, where the query names one already,
 * and where the path is about no campaign.
 */
export function inCampaign(address: string, slug: string | undefined): string {
  const [path = "", query] = address.split("?", 2)
  if (slug === undefined || !isOfCampaign(path)) return address
  const named = `${queryNames.campaign}=`
  if (query?.split(/&(?:amp;)?/).some((part) => part.startsWith(named))) return address
  return `${path}?${query ? `${query}&` : ""}${named}${encodeURIComponent(slug)}`
}

/** Whether a path is this one or lies below it. */
export function isWithin(path: string, area: string): boolean {
  return path === area || path.startsWith(`${area}/`)
}

/** Where staff work and sign in, with what their pages ask for by script. */
const staffAreas: readonly string[] = [
  ...[staffRoutes.office, staffRoutes.desk, staffRoutes.signIn, "/api/admin", "/api/petugas"],
]

export function isForStaff(path: string): boolean {
  return staffAreas.some((area) => isWithin(path, area))
}

/**
 * Forms that everybody fills in on opening day. Sent without Next's scripts too, but the answers to them bring other looks
 * than they have at first: their stylesheet stays a file of its own.
 */
export const formPages: readonly string[] = [routes.registration, routes.waitlistForm]

/** Of the cached public pages those without a number: the same until another version of the portal runs. */
const steady: readonly string[] = [routes.busy, routes.ticketTemplate, routes.waitlist]

/**
 * What everybody opens on opening day: pages of server components only, the same for all, sent from memory without
 * Next's scripts (`server/page-cache/`). Numbers on them are at most two seconds old and say their time.
 */
export const cachedPublicPages: readonly string[] = [
  ...[routes.home, routes.quota, routes.waiting, routes.draw],
  ...steady,
]

/** The same for everybody too, with the scripts of Next where they have any. Nothing on them moves. */
export const sharedPages: readonly string[] = [
  ...[routes.lookup, routes.manifest, routes.icon, routes.favicon],
]

/** How long a CDN may show one, and the last one while the next is made: a second, a minute if nothing on it moves. */
export function cachedPageLifetime(page: string): string {
  return steady.includes(page) || sharedPages.includes(page)
    ? "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    : "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
}
