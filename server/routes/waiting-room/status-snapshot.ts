import type { OutgoingHttpHeader, OutgoingHttpHeaders } from "node:http"
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { inCampaign, routes } from "#lib/kernel/routes.ts"
import { drawOrder, positionOf } from "#lib/waiting-room/rules/draw.ts"
import type { QueueNumber, StatusSnapshot } from "#lib/waiting-room/types.ts"
import { logUnexpected } from "#platform/log.ts"
import { forData, HSTS } from "#server/http/security-headers.ts"
import type { Readiness } from "#server/routes/health.ts"

const EVERY_MS = 1_000
/** A process that nobody has asked for so long reads rarely: an idle portal leaves the machine to others. */
const IDLE_AFTER_MS = 30_000
const IDLE_EVERY_MS = 4_000
/** An older snapshot says that the database is away: nothing is given any more, everything is still told. */
const FRESH_MS = 5_000
const FIRST_READ_MS = 1_000
/** Load alone makes nobody unready: a database that says nothing for so long is gone, or stands still. */
const SILENT_MS = 30_000
/** A read that takes longer is given up, so that one lost connection does not stop all that follow. */
const READ_LIMIT_MS = 2_000

/** The read is slower than it may be, which says nothing of why. */
class Late extends Error {}

/** What the waiting room knows at a moment, with the bytes of `GET /antre/status` made once for everybody. */
export interface PublishedSnapshot extends StatusSnapshot {
  readonly plain: Bytes
  readonly gzip: Bytes
  /** The place of a queue number in its line; null before the draw. */
  positionOf(queueNumber: Pick<QueueNumber, "audience" | "number">): number | null
}

/** An answer that is made once and sent ten thousand times. */
export interface Bytes {
  /** Names and values by turns: Node reads a list faster than an object, each time anew. */
  readonly headers: OutgoingHttpHeader[]
  /** The same for requests that came by HTTPS. */
  readonly secureHeaders: OutgoingHttpHeader[]
  /** Its bytes as Latin-1: of a string Node makes one write with the head, of a buffer two. */
  readonly body: string
}

/** What is known of the campaigns that are not over, read at one moment. */
export class Snapshots {
  /** Of the campaign that is meant where none is named. */
  readonly active: PublishedSnapshot
  readonly #bySlug: ReadonlyMap<string, PublishedSnapshot>
  readonly #byCampaign: ReadonlyMap<number, PublishedSnapshot>
  readonly #byLine: ReadonlyMap<number, PublishedSnapshot>
  readonly #byStatusUrl: ReadonlyMap<string, PublishedSnapshot>

  /** The active campaign first. */
  constructor(all: readonly [PublishedSnapshot, ...PublishedSnapshot[]]) {
    this.active = all[0]
    this.#bySlug = new Map(all.map((one) => [one.slug, one]))
    this.#byCampaign = new Map(all.map((one) => [one.campaignId, one]))
    this.#byLine = new Map(
      all.flatMap((one) => [one.lines.resident, one.lines.outside_city].map(({ id }) => [id, one] as const)),
    )
    this.#byStatusUrl = new Map([
      [routes.lineStatus, this.active],
      ...all.map((one) => [inCampaign(routes.lineStatus, one.slug), one] as const),
    ])
  }

  named(slug: string): PublishedSnapshot | undefined {
    return this.#bySlug.get(slug)
  }

  ofCampaign(campaignId: number): PublishedSnapshot | undefined {
    return this.#byCampaign.get(campaignId)
  }

  ofLine(lineId: number): PublishedSnapshot | undefined {
    return this.#byLine.get(lineId)
  }

  /** What `GET /antre/status` of this address is answered with, as pages write it; undefined for any other. */
  ofStatusUrl(url: string): PublishedSnapshot | undefined {
    return this.#byStatusUrl.get(url)
  }
}

export interface SnapshotSource {
  /** Reads them now, unless they are being read. Never fails. */
  refresh(): Promise<void>
  start(): void
  stop(): void
  /** The last good snapshots, however old. Waits for the first read, and for a new one after an idle time, at most a second. */
  latest(): Snapshots | undefined | Promise<Snapshots | undefined>
  /** Whether nobody has asked for them for half a minute. */
  isIdle(): boolean
  /** Whether the database was heard lately: only then is anything given. */
  isFresh(now: Date): boolean
  /** Whether visitors should be sent to this process. */
  readiness(now: Date): Exclude<Readiness, "draining">
}

/** Reads the snapshots once a second for everybody, the active campaign first. While the database is away the last good ones stay. */
export function snapshotSource(
  read: (now: Date) => Promise<readonly [StatusSnapshot, ...StatusSnapshot[]]>,
  clock: () => Date,
): SnapshotSource {
  let current: Snapshots | undefined
  let timer: NodeJS.Timeout | undefined
  let reading = false
  let failures = 0
  let isTold = false
  let askedAt = performance.now()
  let beganAt = Number.NEGATIVE_INFINITY
  let readAt = Number.NEGATIVE_INFINITY
  let isRefused = false
  const firstRead = Promise.withResolvers<void>()

  async function refresh() {
    if (reading) return
    reading = true
    beganAt = performance.now()
    try {
      const late = sleep(READ_LIMIT_MS, "late" as const, { ref: false })
      const snapshots = await Promise.race([read(clock()), late])
      if (snapshots === "late") throw new Late(`no snapshot within ${READ_LIMIT_MS} ms`)
      for (const snapshot of snapshots) await computeDraws(snapshot)
      const [active, ...others] = snapshots
      current = new Snapshots([snapshotOf(active), ...others.map(snapshotOf)])
      readAt = clock().getTime()
      failures = 0
      isTold = false
    } catch (error) {
      isRefused = !(error instanceof Late)
      failures += 1
      // Once for each time that it goes away. A single late read is no news, least of all while the process starts.
      if (!isTold && (isRefused || failures > 1)) {
        isTold = true
        logUnexpected("status snapshot", error)
      }
    } finally {
      reading = false
      firstRead.resolve()
    }
  }

  const isIdle = () => performance.now() - askedAt > IDLE_AFTER_MS
  const isDue = () => !isIdle() || performance.now() - beganAt > IDLE_EVERY_MS - EVERY_MS / 2

  return {
    refresh,
    start() {
      void refresh()
      timer = setInterval(() => isDue() && void refresh(), EVERY_MS).unref()
    },
    stop: () => clearInterval(timer),
    latest() {
      const wasIdle = isIdle()
      askedAt = performance.now()
      if (current && !wasIdle) return current
      const read = wasIdle ? refresh() : firstRead.promise
      return Promise.race([read, sleep(FIRST_READ_MS, undefined, { ref: false })]).then(() => current)
    },
    isIdle,
    readiness(now) {
      const limitMs = isRefused ? FRESH_MS : SILENT_MS
      return now.getTime() - readAt <= limitMs ? "ready" : "database unreachable"
    },
    isFresh: (now) =>
      current !== undefined && now.getTime() - Date.parse(current.active.status.asOf) <= FRESH_MS,
  }
}

/**
 * Has the order of each drawn line computed before a visitor asks for it. The process stands still for 0.14 to 0.21 s of
 * 100,000 numbers, once; requests are answered between two lines (decision 027).
 */
async function computeDraws({ lines }: StatusSnapshot): Promise<void> {
  for (const { seed, lobbySize } of Object.values(lines)) {
    if (seed === null || lobbySize === null) continue
    drawOrder(seed, lobbySize)
    await nextTurn()
  }
}

function snapshotOf(snapshot: StatusSnapshot): PublishedSnapshot {
  const json = Buffer.from(JSON.stringify(snapshot.status))
  return {
    ...snapshot,
    plain: bytesOf(json),
    gzip: bytesOf(gzipSync(json), { "content-encoding": "gzip" }),
    positionOf: ({ audience, number }) => {
      const { seed, lobbySize } = snapshot.lines[audience]
      return seed === null || lobbySize === null ? null : positionOf(number, { seed, lobbySize })
    },
  }
}

function bytesOf(body: Buffer, encoding: OutgoingHttpHeaders = {}): Bytes {
  const headers = {
    "content-type": "application/json",
    "cache-control": "public, max-age=1",
    vary: "Accept-Encoding",
    "content-length": body.length,
    ...encoding,
  }
  const all: OutgoingHttpHeaders = { ...headers, ...forData }
  const secure = { ...all, "strict-transport-security": HSTS }
  return { headers: listOf(all), secureHeaders: listOf(secure), body: body.toString("latin1") }
}

function listOf(headers: OutgoingHttpHeaders): OutgoingHttpHeader[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, value]))
}
