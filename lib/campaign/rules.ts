import type { Campaign, CampaignPhase, CampaignState } from "./types.ts"

/** The phase says what the office decided; the clock opens a scheduled campaign and closes an open one. */
export function campaignState(
  campaign: Pick<Campaign, "phase" | "opensAt" | "closesAt">,
  now: Date,
): CampaignState {
  const { phase, opensAt, closesAt } = campaign
  switch (phase) {
    case "draft":
      return { kind: "not_open", opensAt }
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
  draft: ["scheduled", "open"],
  scheduled: ["open", "paused", "closed"],
  open: ["paused", "closed"],
  paused: ["open", "closed"],
  closed: ["open"],
}

/** Which decisions the office has from here. Opening before `opensAt` brings the opening forward. */
export function mayChangePhase(from: CampaignPhase, to: CampaignPhase): boolean {
  return ways[from].includes(to)
}

/** Whole years on a day. Both are calendar days "YYYY-MM-DD". */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1
}
