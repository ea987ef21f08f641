import { cookies, headers } from "next/headers"
import type { Campaign } from "#lib/campaign/types.ts"
import { type AdminActor, mintPassHolder, type PassHolder } from "#lib/kernel/actor.ts"
import { cookieName } from "#platform/cookie.ts"
import { SHARED_FOR_MS, shareReadsByKey } from "#platform/shared-read.ts"
import { countAdmittedLately, listLineStates, listLiveLoads, readStatusSnapshot } from "./queries.ts"
import { lineStatus } from "./rules/status.ts"
import {
  COOKIE_SECONDS,
  type CookieBase,
  passToToken,
  queueNumberToToken,
  tokenToPass,
  tokenToQueueNumber,
} from "./schema.ts"
import type { OfficeLine, PassToken, QueueNumber, QueueOffice, WaitingStatus } from "./types.ts"

/** Returns the pass of the browser that asks, as its signed cookie tells it. Whether it is over, its row decides under the lock. */
export async function loadPass(): Promise<PassToken | null> {
  const token = (await cookies()).get(cookieName("giliran", await isSecure()))?.value
  return token === undefined ? null : tokenToPass(token)
}

/** Returns the numbers of the browser that asks: the one that waits in the line, and the one that was given to the waiting list. */
export async function loadTickets(): Promise<{ waiting: QueueNumber | null; listed: QueueNumber | null }> {
  const [jar, secure] = [await cookies(), await isSecure()]
  const read = (base: CookieBase) => tokenToQueueNumber(jar.get(cookieName(base, secure))?.value ?? "")
  const [queueNumber, pass] = [read("antrean"), await loadPass()]
  // One whose turn was taken waits no longer.
  const hadTurn = queueNumber !== null && pass !== null && isSameNumber(queueNumber, pass)
  return { waiting: hadTurn ? null : queueNumber, listed: read("daftar_tunggu") }
}

type Numbered = Pick<QueueNumber, "lineId" | "number">

function isSameNumber(one: Numbered, other: Numbered): boolean {
  return one.lineId === other.lineId && one.number === other.number
}

/** Mints the holder of this pass. Only for one that came out of `loadPass` or of a command a moment ago. */
export function passHolder({ passId }: PassToken): PassHolder {
  return mintPassHolder(passId)
}

/** Keeps the cookie in step with the pass: what was used of it. For server actions. */
export async function sendPass(pass: PassToken, now: Date): Promise<void> {
  await send("giliran", passToToken(pass), now)
}

/** A turn that was taken in one step. For server actions. */
export async function sendTurn(queueNumber: QueueNumber, pass: PassToken, now: Date): Promise<void> {
  await send("antrean", queueNumberToToken(queueNumber), now)
  await sendPass(pass, now)
}

/** A number that was given to the waiting list waits in the line no longer. For server actions. */
export async function sendListed(queueNumber: QueueNumber, now: Date): Promise<void> {
  await send("daftar_tunggu", queueNumberToToken(queueNumber), now)
  const { waiting } = await loadTickets()
  if (!waiting || !isSameNumber(waiting, queueNumber)) return
  await setCookie("antrean", "", new Date(0))
}

async function send(base: CookieBase, token: string, now: Date): Promise<void> {
  const expires = new Date(now.getTime() + COOKIE_SECONDS[base] * 1_000)
  await setCookie(base, token, expires)
}

async function setCookie(base: CookieBase, value: string, expires: Date): Promise<void> {
  const secure = await isSecure()
  const jar = await cookies()
  jar.set(cookieName(base, secure), value, { path: "/", expires, httpOnly: true, sameSite: "lax", secure })
}

/** Whether the request came by HTTPS: the front door overwrites what others claim. */
async function isSecure(): Promise<boolean> {
  return (await headers()).get("x-forwarded-proto") === "https"
}

const readShared = shareReadsByKey(SHARED_FOR_MS, readStatusSnapshot)

/** Returns what is published of a campaign's lines, with its time. */
export async function loadWaitingStatus(campaignId: number, now: Date): Promise<WaitingStatus> {
  return (await readShared(campaignId, now)).value.status
}

/** The lines of a campaign and the front doors as the office sees them, read anew. */
export async function loadQueueOffice(
  _actor: AdminActor,
  { id, slug, name }: Campaign,
  now: Date,
): Promise<QueueOffice> {
  const [states, loads] = await Promise.all([listLineStates(id, now), listLiveLoads(now)])
  const admitted = await countAdmittedLately(
    states.map(({ line }) => line.id),
    now,
  )
  const lines = states.map((state): OfficeLine => {
    const { id, audience, paused, maxActive, maxPerMinute, waitlisted, pace, showUpRate } = state.line
    const { activePasses } = state
    const settings = { id, audience, paused, maxActive, maxPerMinute }
    const measured = { waitlisted, activePasses, admittedLastMinute: admitted.get(id) ?? 0, pace, showUpRate }
    return { ...lineStatus(state, now), ...settings, ...measured }
  })
  const sum = (of: (load: (typeof loads)[number]) => number) =>
    loads.reduce((total, one) => total + of(one), 0)
  return {
    campaign: { id, slug, name },
    asOf: now.toISOString(),
    lines: lines.toSorted((a, b) => b.audience.localeCompare(a.audience)),
    workers: {
      count: loads.length,
      inFlight: sum(({ inFlight }) => inFlight),
      queued: sum(({ queued }) => queued),
      limit: sum(({ limit }) => limit),
      shed: sum(({ shed }) => shed),
      latencyMs: Math.max(0, ...loads.map(({ latencyMs }) => latencyMs)),
    },
  }
}
