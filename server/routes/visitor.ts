import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import type { CookieBase } from "#lib/waiting-room/schema.ts"
import { tokenToPass, tokenToQueueNumber, tokenToSlowLane } from "#lib/waiting-room/schema.ts"
import type { PassToken, QueueNumber, SlowLaneToken } from "#lib/waiting-room/types.ts"
import { tokenBuckets } from "#server/admission/token-bucket.ts"
import { clearedCookie, readCookies } from "#server/http/cookies.ts"
import type { Incoming } from "#server/http/incoming.ts"
import type { PublishedSnapshot, Snapshots } from "./waiting-room/status-snapshot.ts"

/** What a visitor's cookies say of one campaign, as far as this portal wrote them. */
export interface Visitor {
  readonly queueNumber: QueueNumber | null
  readonly pass: PassToken | null
  readonly slow: SlowLaneToken | null
  /** A queue number that was given to the waiting list. */
  readonly listed: QueueNumber | null
  /** Names of cookies that are forged, altered or of a campaign that is over: to be cleared. */
  readonly invalidCookies: readonly string[]
}

const verifiers = {
  antrean: tokenToQueueNumber,
  giliran: tokenToPass,
  jalur_lambat: tokenToSlowLane,
  daftar_tunggu: tokenToQueueNumber,
} as const satisfies Record<CookieBase, (token: string) => object | null>

const bases = Object.keys(verifiers) as CookieBase[]

type TokenOf<Base extends CookieBase> = NonNullable<ReturnType<(typeof verifiers)[Base]>>
/** `token`: null when this portal did not sign it. */
type HeldToken<Base extends CookieBase> = { readonly name: string; readonly token: TokenOf<Base> | null }

/** What was verified of a request so far, by the value of the cookie: several middlewares ask for the same pass. */
const verified = new WeakMap<Incoming, Map<string, object | null>>()

/** What the cookies of this name say, one for each campaign in which something is held; each verified once in a request. */
function tokensIn<Base extends CookieBase>(
  incoming: Incoming,
  base: Base,
  secure?: boolean,
): HeldToken<Base>[] {
  const known = verified.get(incoming) ?? new Map<string, object | null>()
  verified.set(incoming, known)
  return readCookies(incoming, base, secure).map(({ name, value }) => {
    const key = `${base} ${value}`
    if (!known.has(key)) known.set(key, verifiers[base](value))
    return { name, token: known.get(key) as TokenOf<Base> | null }
  })
}

/** The campaign of a token; undefined when it is over, or unknown here. */
function campaignOf(
  snapshots: Snapshots,
  token: QueueNumber | PassToken | SlowLaneToken,
): PublishedSnapshot | undefined {
  if (!("lineId" in token)) return snapshots.ofCampaign(token.campaignId)
  const found = snapshots.ofLine(token.lineId)
  return found?.lines[token.audience].id === token.lineId ? found : undefined
}

/**
 * The campaign that a request without a name is about: the active one, unless the visitor holds something in another
 * that is not over and nothing in this. Whoever waits is not led astray when another campaign opens.
 */
export function heldCampaign(incoming: Incoming, snapshots: Snapshots): PublishedSnapshot {
  let other: PublishedSnapshot | undefined
  for (const base of bases) {
    for (const { token } of tokensIn(incoming, base)) {
      const found = token ? campaignOf(snapshots, token) : undefined
      if (found === snapshots.active) return found
      other ??= found
    }
  }
  return other ?? snapshots.active
}

/** Without snapshots (the database was away since the start) the signature alone decides. */
export function visitorOf(
  incoming: Incoming,
  snapshots: Snapshots | undefined,
  snapshot: PublishedSnapshot | undefined,
): Visitor {
  const invalidCookies: string[] = []
  const read = <Base extends CookieBase>(base: Base): TokenOf<Base> | null => {
    let own: TokenOf<Base> | null = null
    for (const { name, token } of tokensIn(incoming, base)) {
      const campaign = token && snapshots ? campaignOf(snapshots, token) : undefined
      if (token === null || (snapshots && !campaign)) invalidCookies.push(name)
      else if (campaign === snapshot) own ??= token
    }
    return own
  }
  return {
    queueNumber: read("antrean"),
    pass: read("giliran"),
    slow: read("jalur_lambat"),
    listed: read("daftar_tunggu"),
    invalidCookies,
  }
}

/**
 * The name of the cookie in which something of this campaign is kept: as it is held already, else the plain one, and with
 * the campaign's number behind it where the plain one holds something of another campaign.
 */
export function cookieNameOf(incoming: Incoming, base: CookieBase, snapshot: PublishedSnapshot): string {
  const held = tokensIn(incoming, base)
  const isOwn = (token: QueueNumber | PassToken | SlowLaneToken) =>
    "lineId" in token
      ? snapshot.lines[token.audience].id === token.lineId
      : token.campaignId === snapshot.campaignId
  const own = held.find(({ token }) => token !== null && isOwn(token))
  if (own) return own.name
  const isTaken = held.some(({ name, token }) => name === base && token !== null)
  return isTaken ? `${base}-${snapshot.campaignId}` : base
}

/** Whether the browser keeps a cookie of this kind, of whatever campaign. */
export function hasCookie(incoming: Incoming, base: CookieBase): boolean {
  return readCookies(incoming, base).length > 0
}

/** The pass of a request, if it may still register; of several the first. Its row has the last word. */
export function runningPass(incoming: Incoming, now: Date, secure?: boolean): PassToken | null {
  const running = tokensIn(incoming, "giliran", secure).find(({ token }) => token && isRunning(token, now))
  return running?.token ?? null
}

/**
 * Whether a request comes from somebody with a turn, and goes before those who wait for one. Asked before it is known
 * whether it came by HTTPS, so the cookie may have either name. A turn has so many requests: for the form, all that it
 * loads, and what is sent; a program that floods with one waits like everybody.
 */
export function turnsGoFirst(now: () => Date): (incoming: Incoming) => boolean {
  const budget = tokenBuckets({ burst: 100, perSecond: 5, most: 20_000 })
  return (incoming) => {
    const pass = runningPass(incoming, now(), true) ?? runningPass(incoming, now(), false)
    return pass !== null && budget.tryTake(String(pass.passId), now().getTime())
  }
}

/** Whether the visitor holds a queue number whose one pass was not taken yet. */
export function isWaiting({ queueNumber, pass }: Visitor): boolean {
  return queueNumber !== null && !(pass?.lineId === queueNumber.lineId && pass.number === queueNumber.number)
}

/** The `Set-Cookie` lines that take away what this portal did not write, or wrote for a campaign that is over. */
export function clearInvalidCookies(incoming: Incoming, { invalidCookies }: Visitor): string[] {
  return invalidCookies.map((name) => clearedCookie(incoming, name))
}
