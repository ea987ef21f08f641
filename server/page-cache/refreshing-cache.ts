import { setTimeout as sleep } from "node:timers/promises"
import { LRUCache } from "lru-cache"
import { logUnexpected } from "#platform/log.ts"
import { SHARED_FOR_MS } from "#platform/shared-read.ts"
import type { CachedPage } from "./cached-page.ts"

/** Makes a page. `undefined`: it may not be kept. Rejects when there is none. */
type Load = (path: string) => Promise<CachedPage | undefined>

export interface RefreshingCacheOptions {
  readonly load: Load
  /** Pages kept at most. */
  readonly most: number
  /** Refreshes at once at most; whoever would need one more gets nothing. */
  readonly atOnce: number
  /**
   * How long somebody waits for a newer page when there is one of a moment ago, in ms. Then that one is shown: it says
   * its own time. Without it, what RFC 9111 and RFC 5861 allow is shown, and nothing else.
   */
  readonly patienceMs?: number
}

interface Entry {
  page?: CachedPage
  freshUntil: number
  refresh?: Refresh
  pausedUntil: number
}

/** A page on its way: what it came to, for those who wait a moment for it and for those who wait longer. */
interface Refresh {
  readonly soon: Promise<CachedPage | undefined>
  readonly late: Promise<CachedPage | undefined>
}

/** Where there is no page of a moment ago, a visitor rather waits than sees none, or one of this morning. */
const LATE_MS = 5_000
/** How old a number may be that is shown, in ms: the reads behind a page are shared, it is kept, and its visitor waits. */
const MAX_AGE_MS = 2_000
/** So long a page of ours is fresh at least. Shared caches in front are told a second, since they add their own. */
const FRESH_MS = 1_200
/** After a failure Next is left alone for so long. */
const PAUSE_MS = 1_000
/** Anybody's request: the cache sends none of a visitor's headers on. */
const ANYBODY = { method: "GET", headers: {} }

/** Pages by key. Whatever the crowd, one refresh of a page runs at a time. */
export class RefreshingCache {
  readonly #options: RefreshingCacheOptions
  readonly #entries: LRUCache<string, Entry>
  #refreshing = 0

  constructor(options: RefreshingCacheOptions) {
    this.#options = options
    this.#entries = new LRUCache({ max: options.most })
  }

  /** The page, if it needs no question. */
  fresh(path: string): CachedPage | undefined {
    const entry = this.#entries.get(path)
    return entry && performance.now() < entry.freshUntil ? entry.page : undefined
  }

  /** The page as fresh as it can be had in time; `undefined` when there is none to show. */
  async get(path: string): Promise<CachedPage | undefined> {
    const entry = this.#entryOf(path)
    if (entry.page && performance.now() < entry.freshUntil) return entry.page
    const { patienceMs } = this.#options
    const refresh = entry.refresh ?? this.#refresh(path, entry)

    if (patienceMs !== undefined) {
      const isOld = performance.now() > entry.freshUntil + MAX_AGE_MS - SHARED_FOR_MS - FRESH_MS - patienceMs
      await (isOld ? refresh?.late : refresh?.soon)
      return entry.page
    }
    const stale = entry.page?.policy.evaluateRequest(ANYBODY).revalidation
    if (stale && !stale.synchronous) return entry.page
    // However long it took: whoever waited for it gets it.
    return refresh?.late
  }

  forget(path: string): void {
    this.#entries.delete(path)
  }

  #entryOf(path: string): Entry {
    const known = this.#entries.get(path)
    if (known) return known
    const entry: Entry = { freshUntil: 0, pausedUntil: 0 }
    this.#entries.set(path, entry)
    return entry
  }

  #refresh(path: string, entry: Entry): Entry["refresh"] {
    if (performance.now() < entry.pausedUntil || this.#refreshing >= this.#options.atOnce) return undefined
    const done = this.#load(path, entry)
    const within = (ms: number) => Promise.race([done, sleep(ms, undefined, { ref: false })])
    entry.refresh = { soon: within(this.#options.patienceMs ?? LATE_MS), late: within(LATE_MS) }
    return entry.refresh
  }

  async #load(path: string, entry: Entry): Promise<CachedPage | undefined> {
    this.#refreshing += 1
    // From here on its numbers age, however long Next takes with it.
    const asked = performance.now()
    try {
      const page = await this.#options.load(path)
      if (page) {
        entry.page = page
        const leastMs = this.#options.patienceMs === undefined ? 0 : FRESH_MS
        entry.freshUntil = asked + Math.max(leastMs, page.policy.maxAge() * 1_000)
      } else {
        entry.pausedUntil = performance.now() + PAUSE_MS
        if (this.#options.patienceMs === undefined) delete entry.page
      }
      return page
    } catch (error) {
      entry.pausedUntil = performance.now() + PAUSE_MS
      logUnexpected(`page cache: ${path}`, error)
      return undefined
    } finally {
      delete entry.refresh
      this.#refreshing -= 1
    }
  }
}
