import type { Campaign, CampaignPhase, CampaignState } from "./types.ts"

/**
 * The phase says what the office decided; the clock opens a scheduled campaign and closes an open one. A draft is not
 * open whatever its phase says.
 */
export function campaignState(
  campaign: Pick<Campaign, "publishedAt" | "phase" | "opensAt" | "closesAt">,
  now: Date,
): CampaignState {
  const { publishedAt, phase, opensAt, closesAt } = campaign
  if (publishedAt === null) return { kind: "not_open", opensAt }
  switch (phase) {
    case "closed":
      return { kind: "closed" }
    case "paused":
      return now >= closesAt ? { kind: "closed" } : { kind: "paused" }
    case "scheduled":
    case "open":
      if (now >= closesAt) return { kind: "closed" }
      return now < opensAt ? { kind: "not_open", opensAt } : { kind: "open", closesAt }
    default:
      return phase satisfies never
  }
}

const ways: Record<CampaignPhase, readonly CampaignPhase[]> = {
  scheduled: ["open", "paused", "closed"],
  open: ["paused", "closed"],
  paused: ["open", "closed"],
  closed: ["open"],
}

/** Which decisions the office has from here. Opening before `opensAt` brings the opening forward. */
export function mayChangePhase(from: CampaignPhase, to: CampaignPhase): boolean {
  return ways[from].includes(to)
}

/**
 * Returns the campaign that is meant where none is named. Of the published ones: the one that has opened last and is
 * not over, else the next to open, else the last one that is over; `undefined` when none is published.
 */
export function activeCampaign<T extends Campaign>(campaigns: readonly T[], now: Date): T | undefined {
  const byOpening = campaigns
    .filter(({ publishedAt }) => publishedAt !== null)
    .toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime() || a.id - b.id)
  const unfinished = byOpening.filter((one) => campaignState(one, now).kind !== "closed")
  return (
    unfinished.findLast(({ opensAt }) => opensAt <= now) ??
    unfinished[0] ??
    byOpening.toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime()).at(-1)
  )
}

/** Campaigns beside the active one whose lines every process keeps in memory: more than a city runs at once. */
const MAX_OPEN = 8

/** Returns the published campaigns that are not over, the active one first; at most `MAX_OPEN`, those that open first. */
export function openCampaigns<T extends Campaign>(campaigns: readonly T[], now: Date): T[] {
  const active = activeCampaign(campaigns, now)
  if (!active) return []
  const others = campaigns
    .filter(
      (one) => one.id !== active.id && one.publishedAt !== null && campaignState(one, now).kind !== "closed",
    )
    .toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime() || a.id - b.id)
  return [active, ...others.slice(0, MAX_OPEN - 1)]
}

/** Whole years on a day. Both are calendar days "YYYY-MM-DD". */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1
}
