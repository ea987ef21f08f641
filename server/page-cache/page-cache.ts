import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { LRUCache } from "lru-cache"
import { defaultLocale } from "#lib/kernel/locale.ts"
import { cachedPublicPages, routes, sharedPages } from "#lib/kernel/routes.ts"
import { logUnexpected } from "#platform/log.ts"
import { localeOf } from "#server/http/locale.ts"
import type { Middleware } from "#server/http/pipeline.ts"
import { pageBuilder } from "./build-page.ts"
import type { CachedPage } from "./cached-page.ts"
import { forwardToNext } from "./forward-to-next.ts"
import type { InlineScripts } from "./inline-scripts.ts"
import { COMPILING_MS, innerRequests, type NextHandler } from "./inner-request.ts"
import { pageKey } from "./page-key.ts"
import { isPlainRead, mayBePublic, pathIn, prerenderedErrorPages } from "./public-paths.ts"
import { RefreshingCache } from "./refreshing-cache.ts"
import { type Sending, sendPage } from "./send-page.ts"
import { type Stylesheets, stylesheetsOf } from "./stylesheets.ts"
import { answerUnavailable } from "./unavailable.ts"

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
  /** Answers what is public from memory, and prepares everything else for Next: a policy with a nonce. */
  readonly stage: Middleware
  /** Answers with a page of this portal by its path, filled in for this visitor. Always answers. */
  serve(request: IncomingMessage, response: ServerResponse, page: ServedPage): Promise<void>
}

export interface ServedPage extends Sending {
  /** Path and query as Next knows them: never a visitor's. */
  readonly path: string
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

  const stage: Middleware = (request, response) => {
    const { url = "/" } = request
    if (!isPlainRead(request)) return forwardToNext(request, response, { dev, errorPages })
    const path = pathIn(url)
    const isOwn = ownPaths.has(path)
    const [cache, key] = [isOwn ? own : others, pageKey(localeOf(request), isOwn ? path : url)]
    if (cache === others && !learnt.get(key)) {
      const learn = !dev && mayBePublic(url) ? () => learnt.set(key, true) : undefined
      return forwardToNext(request, response, { dev, errorPages, learn })
    }
    const page = cache.fresh(key)
    if (page) return answered(sendPage(request, response, page))
    return later(cache, key, request, response)
  }

  async function later(
    cache: RefreshingCache,
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const page = await (dev ? load(key).catch(reported) : cache.get(key))
    if (!page) return forwardToNext(request, response, { dev, errorPages })
    await sendPage(request, response, page)
    return true
  }

  return {
    stage,
    async serve(request, response, { path, ...sending }) {
      const key = pageKey(localeOf(request), path)
      const page: CachedPage | undefined =
        own.fresh(key) ?? (await (dev ? load(key).catch(reported) : own.get(key)))
      if (page) await sendPage(request, response, page, sending)
      else answerUnavailable(request, response)
    },
  }
}

function answered(sent: void | Promise<void>): boolean | Promise<boolean> {
  return sent === undefined ? true : sent.then(() => true)
}

function reported(error: unknown): undefined {
  logUnexpected("page cache", error)
}
