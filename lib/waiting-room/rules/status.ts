import type { LineStatus } from "../types.ts"
import { type CampaignTimes, isDirectEntry, type LineState, linePhase, type Waiting } from "./phase.ts"
import { freeSeats } from "./seats.ts"
import { isListOver, takesForms } from "./waitlist-terms.ts"

/** A line with everything of it that is published. */
interface PublishedLine extends LineState, Waiting {
  lobbySize: number | null
  announcement: string | null
  announcedAt: Date | null
  seed: string
  seedCommitment: string
  maxActive: number
  showUpRate: number
}

/** Returns what everybody may know of a line. The seed is told once the draw was held: before, it would tell who wins. */
export function lineStatus(
  state: {
    line: PublishedLine
    campaign: CampaignTimes
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
  // While places are still being taken, those who register should have the portal for themselves.
  const areAllPromised = promised >= available && line.drawnAt !== null
  const lists = areAllPromised && takesForms(phase) && !isListOver(lastSessionAt, campaign.closesAt, now)
  const counts = { issued, serving, lobbySize, ...places, lists, perMinute, speed: outlook.speed }
  return { phase, ...counts, directEntry: isDirectEntry(phase, line), announcement: text, draw }
}
