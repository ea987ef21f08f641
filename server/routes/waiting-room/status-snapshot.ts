import type { OutgoingHttpHeader, OutgoingHttpHeaders } from "node:http"
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { drawOrder, positionOf } from "#lib/waiting-room/rules/draw.ts"
import type { QueueNumber, StatusSnapshot } from "#lib/waiting-room/types.ts"
import { logUnexpected } from "#platform/log.ts"
import { forData, HSTS } from "#server/http/security-headers.ts"

const EVERY_MS = 1_000
/** An older snapshot says that the database is away: nothing is given any more, everything is still told. */
const FRESH_MS = 5_000
const FIRST_READ_MS = 1_000
/** A read that takes longer is given up, so that one lost connection does not stop all that follow. */
const READ_LIMIT_MS = 2_000

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

export interface SnapshotSource {
  /** Reads it now, unless it is being read. Never fails. */
  refresh(): Promise<void>
  start(): void
  stop(): void
  /** The last good snapshot, however old. Waits for the first read, at most a second. */
  latest(): PublishedSnapshot | undefined | Promise<PublishedSnapshot | undefined>
  /** Whether the database was heard lately: only then is anything given. */
  isFresh(now: Date): boolean
}

/** Reads the snapshot once a second for everybody. While the database is away the last good one stays. */
export function snapshotSource(
  read: (now: Date) => Promise<StatusSnapshot>,
  clock: () => Date,
): SnapshotSource {
  let current: PublishedSnapshot | undefined
  let timer: NodeJS.Timeout | undefined
  let reading = false
  let failing = false
  const firstRead = Promise.withResolvers<void>()

  async function refresh() {
    if (reading) return
    reading = true
    try {
      const late = sleep(READ_LIMIT_MS, "late" as const, { ref: false })
      const snapshot = await Promise.race([read(clock()), late])
      if (snapshot === "late") throw new Error(`no snapshot within ${READ_LIMIT_MS} ms`)
      await computeDraws(snapshot)
      current = snapshotOf(snapshot)
      failing = false
    } catch (error) {
      if (!failing) logUnexpected("status snapshot", error) // once for each time that it goes away
      failing = true
    } finally {
      reading = false
      firstRead.resolve()
    }
  }

  return {
    refresh,
    start() {
      void refresh()
      timer = setInterval(() => void refresh(), EVERY_MS).unref()
    },
    stop: () => clearInterval(timer),
    latest: () =>
      current ??
      Promise.race([firstRead.promise, sleep(FIRST_READ_MS, undefined, { ref: false })]).then(() => current),
    isFresh: (now) => current !== undefined && now.getTime() - Date.parse(current.status.asOf) <= FRESH_MS,
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
