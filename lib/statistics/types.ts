import type { CampaignPhase, CampaignState } from "#lib/campaign/types.ts"
import type { Audience, Places } from "#lib/quota/types.ts"

/** Registrations that were made within one minute. `minute` is its beginning in ISO 8601. */
export interface MinuteCount {
  minute: string
  count: number
}

export interface SessionOverview {
  sessionId: number
  startsAt: string
  endsAt: string
  over: boolean
  places: Record<Audience, Places>
}

/** What the campaign office watches, as it travels to the browser: every moment in ISO 8601. */
export interface OfficeOverview {
  campaign: {
    id: number
    slug: string
    name: string
    phase: CampaignPhase
    opensAt: string
    closesAt: string
  }
  state: CampaignState["kind"]
  /** When the numbers were read. */
  asOf: string
  /** By calendar day in WIB, "2021-08-07". */
  days: { date: string; sessions: SessionOverview[] }[]
  totals: Record<Audience, Places>
  /** The last hour, oldest first, minutes without a registration included. */
  perMinute: MinuteCount[]
  checkIns: { total: number; today: number; lastTenMinutes: number }
}
