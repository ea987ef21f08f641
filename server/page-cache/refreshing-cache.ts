import { setTimeout as sleep } from "node:timers/promises"
import { LRUCache } from "lru-cache"
import { logUnexpected } from "#platform/log.ts"
import { SHARED_FOR_MS } from "#platform/shared-read.ts"
import type { CachedPage } from "./cached-page.ts"
import type { PageKey } from "./page-key.ts"

/** Makes a page. Returns undefined when it may not be cached. Rejects when there is none. */
type Load = (key: PageKey) => Promise<CachedPage | undefined>

interface Entry {
  page?: CachedPage
  freshUntil: number
  refresh?: Refresh
  pausedUntil: number
}

/** A refresh under way. `soon` gives up after a moment, `late` after the whole time limit; both resolve to the page. */
interface Refresh {
  readonly soon: Promise<CachedPage | undefined>
  readonly late: Promise<CachedPage | undefined>
}

/** Most pages that are cached: all that are public, in each language, and forms by their queries. */
const MAX_PAGES = 64
/** Longest wait for a newer page while there is one of a moment ago, in ms. Then that one is shown: it says its own time. */
const PATIENCE_MS = 200
/** Longest wait where there is no page of a moment ago, in ms: a visitor rather waits than sees none, or one of this morning. */
const LATE_MS = 5_000
/** How old a number may be that is shown, in ms: the reads behind a page are shared, it is cached, and its visitor waits. */
const MAX_AGE_MS = 2_000
/** How long a page is fresh at least, in ms. Shared caches in front are told a second, since they add their own. */
const FRESH_MS = 1_200
/** After a failure Next is left alone for so long, in ms. */
const PAUSE_MS = 1_000

/** Cached pages by key. However many ask for a page, one refresh of it runs at a time. */
export class RefreshingCache {
  readonly #load: Load
  readonly #entries = new LRUCache<PageKey, Entry>({ max: MAX_PAGES })

  constructor(load: Load) {
    this.#load = load
  }

  /** Returns the cached page while it is fresh, else undefined. */
  fresh(key: PageKey): CachedPage | undefined {
    const entry = this.#entries.get(key)
    return entry && performance.now() < entry.freshUntil ? entry.page : undefined
  }

  /** Returns the page as fresh as it can be had in time, the last good one otherwise, undefined where there was none. */
  async get(key: PageKey): Promise<CachedPage | undefined> {
    const entry = this.#entryOf(key)
    if (entry.page && performance.now() < entry.freshUntil) return entry.page
    const refresh = entry.refresh ?? this.#refresh(key, entry)
    const isOld = performance.now() > entry.freshUntil + MAX_AGE_MS - SHARED_FOR_MS - FRESH_MS - PATIENCE_MS
    await (isOld ? refresh?.late : refresh?.soon)
    return entry.page
  }

  #entryOf(key: PageKey): Entry {
    const known = this.#entries.get(key)
    if (known) return known
    const entry: Entry = { freshUntil: 0, pausedUntil: 0 }
    this.#entries.set(key, entry)
    return entry
  }

  #refresh(key: PageKey, entry: Entry): Entry["refresh"] {
    if (performance.now() < entry.pausedUntil) return undefined
    const done = this.#renew(key, entry)
    const within = (ms: number) => Promise.race([done, sleep(ms, undefined, { ref: false })])
    entry.refresh = { soon: within(PATIENCE_MS), late: within(LATE_MS) }
    return entry.refresh
  }

  async #renew(key: PageKey, entry: Entry): Promise<CachedPage | undefined> {
    try {
      const page = await this.#load(key)
      if (page) {
        entry.page = page
        // Its numbers age from when it was asked for, however long Next took with it.
        entry.freshUntil = page.askedAt + Math.max(FRESH_MS, page.lifetimeMs)
      } else entry.pausedUntil = performance.now() + PAUSE_MS
      return page
    } catch (error) {
      entry.pausedUntil = performance.now() + PAUSE_MS
      logUnexpected(`page cache: ${key}`, error)
      return undefined
    } finally {
      delete entry.refresh
    }
  }
}
