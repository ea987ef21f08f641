import { campaignState } from "#lib/campaign/rules.ts"
import type { Campaign } from "#lib/campaign/types.ts"
import type { LinePhase } from "../types.ts"

// Browsers run this file too: nothing of Node.

/** What of a line decides its phase. */
export interface LineState {
  lobbyOpensAt: Date
  drawnAt: Date | null
  paused: boolean
}

/** What of a campaign decides the phase of its lines. */
export type CampaignTimes = Pick<Campaign, "publishedAt" | "phase" | "opensAt" | "closesAt">

/** Returns the phase of a line. Fullness is told before a pause: nobody should wait for what is gone. */
export function linePhase(
  line: LineState,
  campaign: CampaignTimes,
  places: { available: number; held: number },
  now: Date,
): LinePhase {
  const state = campaignState(campaign, now)
  if (state.kind === "closed") return "closed"
  if (campaign.publishedAt === null) return "not_open"
  // A draw is held once: a campaign that is put off after it has no second lobby.
  if (now < campaign.opensAt) return line.drawnAt || now < line.lobbyOpensAt ? "not_open" : "lobby"
  if (places.available <= 0) return places.held > 0 ? "only_held" : "full"
  if (state.kind === "paused" || line.paused) return "paused"
  return line.drawnAt ? "open" : "lobby"
}

/** Whether the lobby is over and the draw not held yet. A pause of the line does not put the draw off. */
export function isDrawDue(line: LineState, campaign: CampaignTimes, now: Date): boolean {
  return line.drawnAt === null && campaignState(campaign, now).kind === "open"
}

/** Returns the phase that a person who joins meets. Places do not matter: a full line gives numbers too. */
export function joiningPhase(
  row: { line: LineState; campaign: CampaignTimes } | undefined,
  now: Date,
): LinePhase {
  return row ? linePhase(row.line, row.campaign, { available: 1, held: 0 }, now) : "closed"
}

/** Whether numbers are given in this phase. Fullness refuses nobody: places come back. */
export function givesNumbers(phase: LinePhase): boolean {
  return phase !== "not_open" && phase !== "closed"
}

/** How many stand in a line. */
export interface Waiting {
  issued: number
  serving: number
  /** Forms on the waiting list: they stand before those who join now. */
  waitlisted: number
}

/** Whether nobody waits while turns are being given: those who join then enter at once. */
export function isDirectEntry(phase: LinePhase, { issued, serving, waitlisted }: Waiting): boolean {
  return phase === "open" && serving >= issued && waitlisted === 0
}
