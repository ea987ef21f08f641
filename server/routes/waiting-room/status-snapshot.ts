import type { OutgoingHttpHeader, OutgoingHttpHeaders } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import type { QueueNumber, StatusSnapshot } from "#lib/waiting-room/types.ts"
import { logUnexpected } from "#platform/log.ts"
import { forData, HSTS } from "#server/http/security-headers.ts"
import { type DrawTables, drawTables } from "./draw-tables.ts"

const EVERY_MS = 1_000
/** An older board says that the database is away: nothing is given any more, everything is still told. */
const FRESH_MS = 5_000
const FIRST_READ_MS = 1_000
/** A read that takes longer is given up, so that one lost connection does not blind the board. */
const READ_LIMIT_MS = 2_000

/** What the waiting room knows at a moment, with the bytes of `GET /antre/status` made once for everybody. */
export interface PublishedSnapshot extends StatusSnapshot {
  readonly plain: Bytes
  readonly gzip: Bytes
  /** The ticket's place in its line; null before the draw, and until the draw's table is computed. */
  positionOf(ticket: Pick<QueueNumber, "audience" | "number">): number | null
}

/** An answer that is made once and sent ten thousand times. */
export interface Bytes {
  /** Names and values by turns: Node reads a list faster than an object, each time anew. */
  readonly headers: OutgoingHttpHeader[]
  /** For who came by HTTPS. */
  readonly secureHeaders: OutgoingHttpHeader[]
  /** Its bytes as Latin-1: of a string Node makes one write with the head, of a buffer two. */
  readonly body: string
}

export interface SnapshotSource {
  /** Reads it now, unless it is being read. Never fails. */
  refresh(): Promise<void>
  start(): void
  stop(): void
  /** The last good board, however old. Waits for the first read, at most a second. */
  latest(): PublishedSnapshot | undefined | Promise<PublishedSnapshot | undefined>
  /** Whether the database was heard lately: only then is anything given. */
  isFresh(now: Date): boolean
}

/** Reads the board once a second for everybody. While the database is away the last good one stays. */
export function snapshotSource(
  read: (now: Date) => Promise<StatusSnapshot>,
  clock: () => Date,
  tables: DrawTables = drawTables(),
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
      if (snapshot === "late") throw new Error(`no board within ${READ_LIMIT_MS} ms`)
      current = snapshotOf(snapshot, tables)
      failing = false
    } catch (error) {
      if (!failing) logUnexpected("waiting room board", error) // once for each time that it goes away
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

function snapshotOf(snapshot: StatusSnapshot, tables: DrawTables): PublishedSnapshot {
  const json = Buffer.from(JSON.stringify(snapshot.status))
  for (const { seed, lobbySize } of Object.values(snapshot.lines)) {
    if (seed !== null && lobbySize !== null) tables.prepare(seed, lobbySize)
  }
  return {
    ...snapshot,
    plain: bytesOf(json),
    gzip: bytesOf(gzipSync(json), { "content-encoding": "gzip" }),
    positionOf: ({ audience, number }) => {
      const { seed, lobbySize } = snapshot.lines[audience]
      if (seed === null || lobbySize === null) return null
      return number > lobbySize ? number : tables.place(seed, lobbySize, number)
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
