import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { defaultLocale } from "#lib/kernel/locale.ts"
import {
  cachedPublicPages,
  formPages,
  inCampaign,
  isOfCampaign,
  queryNames,
  routes,
  sharedPages,
  withQuery,
} from "#lib/kernel/routes.ts"
import { logUnexpected } from "#platform/log.ts"
import type { Content, PageAnswer } from "#server/http/answer.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { localeOf } from "#server/http/locale.ts"
import { minimalPage } from "#server/http/minimal-page.ts"
import { CONTINUE, type Middleware, type Outcome } from "#server/http/pipeline.ts"
import { pageBuilder } from "./build-page.ts"
import { contentOf, type Sending } from "./content-of-page.ts"
import { prepareForNext } from "./forward-to-next.ts"
import type { InlineScripts } from "./inline-scripts.ts"
import { COMPILING_MS, innerRequests, type NextHandler } from "./inner-request.ts"
import { type PageKey, pageKey } from "./page-key.ts"
import { isPlainRead, prerenderedErrorPages } from "./public-paths.ts"
import { RefreshingCache } from "./refreshing-cache.ts"
import { type Stylesheets, stylesheetsOf } from "./stylesheets.ts"

export interface PageCacheOptions {
  readonly next: NextHandler
  readonly inlineScript: InlineScripts
  readonly dev: boolean
  /** The folder of the build, `.next` of the project by default. */
  readonly build?: string
  readonly stylesheet?: Stylesheets
  /** Whether the front door knows a campaign by this slug; of others no page is kept. */
  readonly isKnownCampaign?: (slug: string) => boolean
  /** Pages to have ready before somebody asks. */
  readonly warm?: readonly string[]
}

export interface PageCache {
  /** Answers what is the same for everybody from memory. */
  readonly middleware: Middleware
  /** Makes content of a page of this portal, filled in for one visitor. Never rejects: without a page it says so. */
  render(incoming: Incoming, page: PageAnswer): Content | Promise<Content>
  /** Gives the request to Next, with a Content-Security-Policy for what Next answers. */
  forward(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/**
 * Made as a worker starts: what everybody opens, and the forms as the routes ask for them, so that the first form of a
 * fresh worker does not wait until Next has loaded it.
 */
const warmPages: readonly string[] = [
  ...cachedPublicPages,
  ...formPages.flatMap((page) =>
    (["resident", "outside_city"] as const).map((line) => withQuery(page, { line })),
  ),
]

/**
 * What is the same for everybody is rendered once a second, not once a visitor: the pages and documents that `routes.ts`
 * lists, and no others. Visitors' cookies and cache directives, and of their queries all but the campaign,
 * neither reach a page nor pass it by.
 */
export function openPageCache(options: PageCacheOptions): PageCache {
  const { next, dev, build = join(import.meta.dirname, "..", "..", ".next") } = options
  const load = pageBuilder({
    ask: innerRequests(next, dev ? COMPILING_MS : undefined),
    inlineScript: options.inlineScript,
    stylesheet: options.stylesheet ?? stylesheetsOf(build),
    dev,
  })
  const cache = new RefreshingCache(load)
  const cachedPaths = new Set([...cachedPublicPages, ...(dev ? [] : [routes.quotaFigures, ...sharedPages])])
  const errorPages = dev ? [] : prerenderedErrorPages(build)
  if (!dev) for (const path of options.warm ?? warmPages) void cache.get(pageKey(defaultLocale, path))

  /** In development a page is made for each visit. */
  const get = (key: PageKey) => (dev ? load(key).catch(reported) : cache.get(key))

  async function later(key: PageKey, request: IncomingMessage): Promise<Outcome> {
    const page = await get(key)
    return page ? contentOf(request, page) : CONTINUE
  }

  async function laterFilled(key: PageKey, request: IncomingMessage, sending: Sending): Promise<Content> {
    const page = await get(key)
    return page ? contentOf(request, page, sending) : unavailable(request)
  }

  return {
    middleware({ request, path, query }) {
      if (!cachedPaths.has(path) || !isPlainRead(request)) return CONTINUE
      const slug = isOfCampaign(path) ? (query.get(queryNames.campaign) ?? undefined) : undefined
      if (slug !== undefined && !options.isKnownCampaign?.(slug)) return CONTINUE
      const key = pageKey(localeOf(request), inCampaign(path, slug))
      const page = cache.fresh(key)
      return page ? contentOf(request, page) : later(key, request)
    },
    render({ request }, { path, ...sending }) {
      const key = pageKey(localeOf(request), path)
      const page = cache.fresh(key)
      return page ? contentOf(request, page, sending) : laterFilled(key, request, sending)
    },
    forward(request, response) {
      prepareForNext(request, response, { dev, errorPages })
      return next(request, response)
    },
  }
}

const RETRY_AFTER_S = 5

/** For the moment in which there is not even an old page: one sentence that asks again by itself. */
function unavailable(request: IncomingMessage): Content {
  const headers = { "retry-after": String(RETRY_AFTER_S), refresh: String(RETRY_AFTER_S) }
  return minimalPage(localeOf(request), 503, "failed", headers)
}

function reported(error: unknown): undefined {
  logUnexpected("page cache", error)
}
