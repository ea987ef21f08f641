import { campaignState } from "#lib/campaign/rules.ts"
import type { Campaign } from "#lib/campaign/types.ts"
import { availablePlaces } from "#lib/quota/rules.ts"
import type { Quota } from "#lib/quota/types.ts"
import type { LinePhase, LineStatus, PassToken } from "./types.ts"

// Browsers run this file too: nothing of Node.

/** People for whom one ticket may be. */
export const MAX_SEATS = 5
/** So long beyond its told end a pass still registers: a form that was sent in the last second is on its way. */
const HONOURED_MS = 15_000
/** So long beyond it its seats stay promised: a registration under way, or a slow clock, loses its place to nobody. */
const COUNTED_MS = 45_000

/** Until when a pass that is given now is told to be good: never beyond the end of the campaign. */
export function passExpiry(issuedAt: Date, passMinutes: number, closesAt: Date): Date {
  return new Date(Math.min(issuedAt.getTime() + passMinutes * 60_000, closesAt.getTime()))
}

/** Until when it is good after its one extension. */
export function extendedExpiry(expiresAt: Date, passMinutes: number, closesAt: Date): Date {
  return new Date(Math.min(expiresAt.getTime() + extensionMs(passMinutes), closesAt.getTime()))
}

/** Its told time has passed, or all its seats became registrations. */
export function isPassOver(pass: { expiresAt: Date; used: number; seats: number }, now: Date): boolean {
  return now >= pass.expiresAt || pass.used >= pass.seats
}

/** From this moment on registering with it is refused. */
export function honouredUntil(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + HONOURED_MS)
}

/** Whether a pass may still be good, as far as its token knows. What counts is the row, under its lock. */
export function isRunning({ expiresAt, seats, used }: PassToken, now: Date): boolean {
  return now < honouredUntil(expiresAt) && used < seats
}

/** Passes that expired before this moment count no longer. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - COUNTED_MS)
}

/** The one extension of a pass, in milliseconds: half of its time. */
function extensionMs(passMinutes: number): number {
  return passMinutes * 30_000
}

/** How long a pass can register at most, in milliseconds: extended, and honoured. */
export function longestLifeMs(passMinutes: number): number {
  return passMinutes * 60_000 + extensionMs(passMinutes) + HONOURED_MS
}

export interface LineState {
  lobbyOpensAt: Date
  drawnAt: Date | null
  paused: boolean
}

type Times = Pick<Campaign, "phase" | "opensAt" | "closesAt">

/** Where a line stands. Fullness is told before a pause: nobody should wait for what is gone. */
export function linePhase(
  line: LineState,
  campaign: Times,
  places: { available: number; held: number },
  now: Date,
): LinePhase {
  const state = campaignState(campaign, now)
  if (state.kind === "closed") return "closed"
  if (campaign.phase === "draft") return "not_open"
  // A draw is held once: a campaign that is put off after it has no second lobby.
  if (now < campaign.opensAt) return line.drawnAt || now < line.lobbyOpensAt ? "not_open" : "lobby"
  if (places.available <= 0) return places.held > 0 ? "only_held" : "full"
  if (state.kind === "paused" || line.paused) return "paused"
  return line.drawnAt ? "open" : "lobby"
}

/** The lobby is over, and whoever comes first has to hold the draw. A pause of the line does not put it off. */
export function isDrawDue(line: LineState, campaign: Times, now: Date): boolean {
  return line.drawnAt === null && campaignState(campaign, now).kind === "open"
}

/** Whether numbers are given. Fullness refuses nobody: places come back. */
export function givesNumbers(phase: LinePhase): boolean {
  return phase !== "not_open" && phase !== "closed"
}

interface Waiting {
  issued: number
  serving: number
  /** Forms on the waiting list: they stand before who comes now. */
  waitlisted: number
}

/**
 * Places are given from the waiting list so long before their hour at the latest, in milliseconds (12 hours). Nobody calls
 * those who wait: they look themselves, in the evening and in the morning.
 */
const NOTICE_MS = 43_200_000

/** From when on a place has to begin to be given from the waiting list. */
export function inGoodTime(now: Date): Date {
  return new Date(now.getTime() + NOTICE_MS)
}

/** Whether nothing can be given from the waiting list any more, whatever comes back. */
export function isListOver(lastSessionAt: Date | null, closesAt: Date, now: Date): boolean {
  return lastSessionAt === null || lastSessionAt < inGoodTime(now) || now >= closesAt
}

/** Whether forms may be left with the line: numbers have their places, and the campaign is not over. */
export function takesForms(phase: LinePhase): boolean {
  return phase === "open" || phase === "paused" || phase === "full" || phase === "only_held"
}

/** Nobody is waiting and turns are being given: who joins enters at once. */
function isCalm(phase: LinePhase, { issued, serving, waitlisted }: Waiting): boolean {
  return phase === "open" && serving >= issued && waitlisted === 0
}

/** What everybody may know. The seed is told once the draw was held: before, it would tell who wins. */
export function lineStatus(
  state: {
    line: LineState &
      Numbers &
      Announced & { seed: string; seedCommitment: string; maxActive: number; showUpRate: number }
    campaign: Times
    promised: number
    available: number
    held: number
    perMinute: number
    lastSessionAt: Date | null
    outlook: { callable: number; speed: number }
  },
  now: Date,
): LineStatus {
  const { line, campaign, promised, available, held, perMinute, lastSessionAt, outlook } = state
  const { issued, serving, lobbySize, announcement, announcedAt } = line
  const phase = linePhase(line, campaign, state, now)
  const text = announcement && announcedAt ? { text: announcement, at: announcedAt.toISOString() } : null
  const draw = { commitment: line.seedCommitment, seed: line.drawnAt ? line.seed : null }
  const forSeats = freeSeats(line.maxActive, state) / line.showUpRate
  // Also in a pause: these are called first when it ends.
  const isServed = phase === "open" || phase === "paused"
  const callable = isServed ? Math.ceil(Math.min(forSeats, outlook.callable)) : 0
  const places = { placesLeft: available, held, promised, callable }
  // While the crowd registers, it should have the portal for itself.
  const isSpokenFor = promised >= available && line.drawnAt !== null
  const lists = isSpokenFor && takesForms(phase) && !isListOver(lastSessionAt, campaign.closesAt, now)
  const counts = { issued, serving, lobbySize, ...places, lists, perMinute, speed: outlook.speed }
  return { phase, ...counts, directEntry: isCalm(phase, line), announcement: text, draw }
}

interface Numbers extends Waiting {
  lobbySize: number | null
}

interface Announced {
  announcement: string | null
  announcedAt: Date | null
}

/** Seats that can be promised now. */
export function freeSeats(
  maxActive: number,
  { available, promised }: { available: number; promised: number },
): number {
  return Math.max(0, Math.min(maxActive, available) - promised)
}

/**
 * Which of those who ask at the same time get a pass, in order of position. Who is too many for the seats left does
 * not keep the next from getting them. When `free` are all the places that can still be promised, a family gets those
 * that are left instead of none.
 */
export function decideClaims<T extends { position: number; seats: number }>(
  claims: readonly T[],
  free: number,
  areLast: boolean,
): T[] {
  let left = free
  const given: T[] = []
  for (const claim of claims.toSorted((a, b) => a.position - b.position)) {
    const seats = areLast ? Math.min(claim.seats, left) : claim.seats
    if (seats === 0 || seats > left) continue
    left -= seats
    given.push({ ...claim, seats })
  }
  return given
}

/**
 * How many of these new tickets, in their order, may enter without waiting. None overtakes another: from the first
 * one that does not fit, all of them wait.
 */
export function entersAtOnce(
  line: LineState & Waiting & { allowance: number; maxActive: number },
  campaign: Times,
  promises: { available: number; held: number; promised: number },
  tickets: readonly { seats: number }[],
  now: Date,
): number {
  if (!isCalm(linePhase(line, campaign, promises, now), line)) return 0
  let free = freeSeats(line.maxActive, promises)
  const first = tickets.findIndex(({ seats }, n) => {
    free -= seats
    return n >= line.allowance || free < 0
  })
  return first === -1 ? tickets.length : first
}

/** May these places be held? Every session must have as many left as are to be held of it. */
export function decideHold(quotas: readonly Quota[], holds: readonly { quotaId: number; amount: number }[]) {
  const byId = new Map(quotas.map((quota) => [quota.id, quota]))
  if (holds.some(({ quotaId }) => !byId.has(quotaId))) return "unknown_quota"
  const short = holds.some(({ quotaId, amount }) => {
    const quota = byId.get(quotaId)
    return !quota || amount > availablePlaces(quota)
  })
  return short ? "not_enough_available" : "allowed"
}

/** Tickets that are served before this position. */
export function peopleAhead(position: number, serving: number): number {
  return Math.max(0, position - 1 - serving)
}

/**
 * What those who stand there are told: that there is hope ("yes"); that there is none, since no place is left even if each
 * of those ahead takes only one ("no"), though some may come back; or none, and the waiting list is open ("no_list").
 */
export function prospectOf(
  ahead: number,
  { placesLeft, lists }: Pick<LineStatus, "placesLeft" | "lists">,
): "yes" | "no" | "no_list" {
  if (ahead < placesLeft) return "yes"
  return lists ? "no_list" : "no"
}

/** Minutes until the turn, at least one; null while nobody is being served, for then nobody can say. */
export function estimateMinutes(ahead: number, perMinute: number): number | null {
  return perMinute > 0 ? Math.max(1, Math.ceil(ahead / perMinute)) : null
}

/** Far back nobody need ask more often than this, in seconds, even when the places are nearly gone. */
const TOLD_WITHIN = 15

/** Those who may still get one of the last places ask so often that there are about so many questions a second. */
const QUESTIONS_FOR_LAST = 800

/** What a browser should wait before it asks again, in seconds, 3–60. `random`: 0–1, so that they do not come at once. */
export function nextPollSeconds(
  line: Pick<LineStatus, "phase" | "serving" | "speed" | "placesLeft" | "callable">,
  position: number | null,
  secondsToOpening: number,
  random: number,
): number {
  const ahead = position === null ? 0 : peopleAhead(position, line.serving)
  // Nothing but the speed of a moment keeps these from being called.
  const isNear = ahead < line.callable
  switch (line.phase) {
    case "not_open":
    case "lobby":
      if (secondsToOpening > 50) return 30 + 30 * random
      // Everybody wants to know their place at the opening: ten seconds share that out.
      return secondsToOpening > 0 ? Math.max(3, secondsToOpening + 1 + 9 * random) : 3 + 2 * random
    case "paused":
      // The first to be called when it goes on have to hear of it before others are called in their place.
      return isNear && position !== null ? 5 + 4 * random : 15 + 15 * random
    case "full":
    case "only_held":
    case "closed":
      return 30 + 30 * random
    case "open": {
      if (isNear) return 3 + 2 * random
      const turn = ahead / line.speed
      const gone = line.placesLeft / line.speed
      // Of those ahead many have gone home: the places may come as far back as there are twice as many people.
      const reach = 2 * Math.max(line.placesLeft, line.callable)
      const last = ahead < reach ? reach / QUESTIONS_FOR_LAST : Number.POSITIVE_INFINITY
      const wait = Math.min(turn / 2, Math.max(TOLD_WITHIN, gone * 0.75), last)
      return Math.min(48, Math.max(4, wait)) * (0.75 + 0.5 * random)
    }
    default:
      return line.phase satisfies never
  }
}

/** An announcement has so many letters at most: it is read on a phone, by people who are waiting. */
export const MAX_LETTERS = 200
/** Seats and positions a minute beyond which a limit limits nothing. */
export const MAX_LIMIT = 100_000

/** An announcement as it is shown: in one line, however it was typed. */
export function oneLine(typed: string): string {
  return typed.trim().replaceAll(/\s+/g, " ")
}
