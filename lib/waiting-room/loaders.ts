import { cookies, headers } from "next/headers"
import type { Campaign } from "#lib/campaign/types.ts"
import { type AdminActor, mintPassHolder, type PassHolder } from "#lib/kernel/actor.ts"
import { cookieName } from "#platform/cookie.ts"
import { SHARED_FOR_MS, shareReadsByKey } from "#platform/shared-read.ts"
import {
  countAdmittedLately,
  findLine,
  listLineStates,
  listLiveLoads,
  readStatusSnapshot,
} from "./queries.ts"
import { isRunning } from "./rules/passes.ts"
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

/**
 * Returns the pass of the browser that asks, as its signed cookies tell it: the one of this id, else the one that runs, else
 * one that is over. Whether it is over, its row decides under the lock.
 */
export async function loadPass(passId: number, now: Date): Promise<PassToken | null> {
  const passes = await held("giliran", tokenToPass)
  const found =
    passes.find(({ token }) => token.passId === passId) ??
    passes.find(({ token }) => isRunning(token, now)) ??
    passes[0]
  return found?.token ?? null
}

/** The pass of the browser that asks in this campaign. */
export async function loadPassIn(campaignId: number, now: Date): Promise<PassToken | null> {
  const { lines } = (await readShared(campaignId, now)).value
  const passes = await held("giliran", tokenToPass)
  return passes.find(({ token }) => lines[token.audience].id === token.lineId)?.token ?? null
}

/** Returns the numbers of the browser that asks, of all campaigns: those that wait in a line, and those that were given to a waiting list. */
export async function loadTickets(): Promise<{ waiting: QueueNumber[]; listed: QueueNumber[] }> {
  const numbers = await held("antrean", tokenToQueueNumber)
  const passes = await held("giliran", tokenToPass)
  // One whose turn was taken waits no longer.
  const waiting = numbers.filter((one) => !passes.some((pass) => isSameNumber(one.token, pass.token)))
  const listed = await held("daftar_tunggu", tokenToQueueNumber)
  return { waiting: waiting.map(({ token }) => token), listed: listed.map(({ token }) => token) }
}

/** The number of the browser that asks in this campaign: one that waits, else one that was given to the waiting list. */
export async function loadTicketIn(campaignId: number, now: Date): Promise<QueueNumber | null> {
  const { lines } = (await readShared(campaignId, now)).value
  const { waiting, listed } = await loadTickets()
  return [...waiting, ...listed].find(({ audience, lineId }) => lines[audience].id === lineId) ?? null
}

/** What the cookies of this kind say, one for each campaign; their names as the front door writes them (`server/routes/visitor.ts`). */
async function held<T>(
  base: CookieBase,
  verify: (token: string) => T | null,
): Promise<{ name: string; token: T }[]> {
  const [jar, plain] = [await cookies(), cookieName(base, await isSecure())]
  return jar.getAll().flatMap(({ name, value }) => {
    if (name !== plain && !name.startsWith(`${plain}-`)) return []
    const token = verify(value)
    return token ? [{ name, token }] : []
  })
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
  await send("giliran", passToToken(pass), [pass.lineId], now)
}

/** A turn that was taken in one step, for one of the other line. For server actions. */
export async function sendTurn(
  before: PassToken | null,
  queueNumber: QueueNumber,
  pass: PassToken,
  now: Date,
): Promise<void> {
  const lineIds = before ? [pass.lineId, before.lineId] : [pass.lineId]
  await send("antrean", queueNumberToToken(queueNumber), lineIds, now)
  await send("giliran", passToToken(pass), lineIds, now)
}

/** A number that was given to the waiting list waits in the line no longer. For server actions. */
export async function sendListed(queueNumber: QueueNumber, now: Date): Promise<void> {
  await send("daftar_tunggu", queueNumberToToken(queueNumber), [queueNumber.lineId], now)
  const waiting = await held("antrean", tokenToQueueNumber)
  const own = waiting.find(({ token }) => isSameNumber(token, queueNumber))
  if (own) await setCookie(own.name, "", new Date(0))
}

const verifiers = { antrean: tokenToQueueNumber, giliran: tokenToPass, daftar_tunggu: tokenToQueueNumber }

/** Writes where something of these lines is held already, else under the plain name, else under one with the campaign's number. */
async function send(
  base: keyof typeof verifiers,
  token: string,
  lineIds: readonly number[],
  now: Date,
): Promise<void> {
  const expires = new Date(now.getTime() + COOKIE_SECONDS[base] * 1_000)
  const tokens = await held<QueueNumber | PassToken>(base, verifiers[base])
  const own = tokens.find((one) => lineIds.includes(one.token.lineId))
  const plain = cookieName(base, await isSecure())
  const isTaken = tokens.some(({ name }) => name === plain)
  const name = own?.name ?? (isTaken ? `${plain}-${await campaignIdOf(lineIds)}` : plain)
  await setCookie(name, token, expires)
}

async function campaignIdOf([lineId = 0]: readonly number[]): Promise<number> {
  const row = await findLine(lineId)
  if (!row) throw new Error("unknown line")
  return row.campaign.id
}

async function setCookie(name: string, value: string, expires: Date): Promise<void> {
  const secure = await isSecure()
  const jar = await cookies()
  jar.set(name, value, { path: "/", expires, httpOnly: true, sameSite: "lax", secure })
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
