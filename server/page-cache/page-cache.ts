import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { LRUCache } from "lru-cache"
import { defaultLocale } from "#lib/kernel/locale.ts"
import { cachedPublicPages, routes, sharedPages } from "#lib/kernel/routes.ts"
import { logUnexpected } from "#platform/log.ts"
import type { Content, PageAnswer } from "#server/http/answer.ts"
import { type Incoming, pathOf } from "#server/http/incoming.ts"
import { localeOf } from "#server/http/locale.ts"
import { minimalPage } from "#server/http/minimal-page.ts"
import { CONTINUE, type Middleware, type Outcome } from "#server/http/pipeline.ts"
import { pageBuilder } from "./build-page.ts"
import type { CachedPage } from "./cached-page.ts"
import { contentOf } from "./content-of-page.ts"
import { prepareForNext } from "./forward-to-next.ts"
import type { InlineScripts } from "./inline-scripts.ts"
import { COMPILING_MS, innerRequests, type NextHandler } from "./inner-request.ts"
import { pageKey } from "./page-key.ts"
import { isPlainRead, mayBePublic, prerenderedErrorPages } from "./public-paths.ts"
import { RefreshingCache } from "./refreshing-cache.ts"
import { type Stylesheets, stylesheetsOf } from "./stylesheets.ts"

export interface PageCacheOptions {
  readonly next: NextHandler
  readonly inlineScript: InlineScripts
  readonly dev: boolean
  /** The folder of the build, `.next` of the project by default. */
  readonly build?: string
  readonly stylesheet?: Stylesheets
  /** Pages to have ready before somebody asks. */
  readonly warm?: readonly string[]
}

export interface PageCache {
  /** Answers what is public from memory. */
  readonly middleware: Middleware
  /** Makes content of a page of this portal, filled in for one visitor. Never rejects: without a page it says so. */
  render(incoming: Incoming, page: PageAnswer): Content | Promise<Content>
  /** Gives the request to Next, with a Content-Security-Policy for what Next answers. */
  forward(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const PATIENCE_MS = 200

/**
 * What is the same for everybody is rendered once a second, not once a visitor (RFC 9111). Visitors' cookies, queries
 * and cache directives neither reach the page nor pass it by. Everything public that Next marks is learnt as it passes.
 */
export function openPageCache(options: PageCacheOptions): PageCache {
  const { next, dev, build = join(import.meta.dirname, "..", "..", ".next") } = options
  const stylesheet = options.stylesheet ?? stylesheetsOf(build)
  const load = pageBuilder({
    ask: innerRequests(next, dev ? COMPILING_MS : undefined),
    inlineScript: options.inlineScript,
    stylesheet,
    dev,
  })

  const own = new RefreshingCache({ load, most: 64, atOnce: 64, patienceMs: PATIENCE_MS })
  const others = new RefreshingCache({ load, most: 200, atOnce: 4 })
  const learnt = new LRUCache<string, true>({ max: 200 })
  const ownPaths = new Set([...cachedPublicPages, ...(dev ? [] : [routes.quotaFigures, ...sharedPages])])
  const errorPages = dev ? [] : prerenderedErrorPages(build)
  if (!dev) for (const path of options.warm ?? cachedPublicPages) void own.get(pageKey(defaultLocale, path))

  const keyOf = (request: IncomingMessage, path: string) =>
    pageKey(localeOf(request), ownPaths.has(path) ? path : (request.url ?? "/"))

  const middleware: Middleware = ({ request, path }) => {
    const isOwn = ownPaths.has(path)
    const key = keyOf(request, path)
    if (!isPlainRead(request) || !(isOwn || learnt.has(key))) return CONTINUE
    const cache = isOwn ? own : others
    const page = cache.fresh(key)
    return page ? contentOf(request, page) : later(cache, key, request)
  }

  async function later(cache: RefreshingCache, key: string, request: IncomingMessage): Promise<Outcome> {
    const page = await (dev ? load(key).catch(reported) : cache.get(key))
    return page ? contentOf(request, page) : CONTINUE
  }

  async function laterFilled({ request }: Incoming, { path, ...sending }: PageAnswer): Promise<Content> {
    const key = pageKey(localeOf(request), path)
    const page: CachedPage | undefined = await (dev ? load(key).catch(reported) : own.get(key))
    return page ? contentOf(request, page, sending) : unavailable(request)
  }

  return {
    middleware,
    render(incoming, answer) {
      const page = own.fresh(pageKey(localeOf(incoming.request), answer.path))
      return page ? contentOf(incoming.request, page, answer) : laterFilled(incoming, answer)
    },
    forward(request, response) {
      const { url = "/" } = request
      const mayLearn = !dev && isPlainRead(request) && !ownPaths.has(pathOf(url)) && mayBePublic(url)
      const learn = mayLearn ? () => learnt.set(keyOf(request, pathOf(url)), true) : undefined
      prepareForNext(request, response, { dev, errorPages, learn })
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
