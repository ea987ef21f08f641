import { randomUUID } from "node:crypto"
import { listGates } from "#lib/campaign/queries.ts"
import type { Campaign } from "#lib/campaign/types.ts"
import type { StaffActor } from "#lib/kernel/actor.ts"
import { requireStaff } from "#lib/staff/loaders.ts"
import { countArrivals, findGateOf, findRegistrant, findRegistrants, MAX_LIST } from "./queries.ts"
import { cardOf, dayOf, deskMoment } from "./rules.ts"
import { readQuery } from "./schema.ts"
import type { CardNotice, DeskPage, DeskState, RegistrantCard } from "./types.ts"

/** What the stadium page of a campaign shows before anybody is looked up. */
export async function loadDesk({ id: campaignId, slug }: Campaign, now: Date): Promise<DeskPage> {
  const actor = await requireStaff()
  const gateId = await findGateOf(actor.staffId, campaignId)
  const [gates, counts] = await Promise.all([
    listGates(campaignId),
    countArrivals(campaignId, gateId, dayOf(now)),
  ])
  const labels = gates.map(({ id, code, name }) => ({ id, code, name }))
  return {
    campaign: { id: campaignId, slug },
    gates: labels,
    gate: labels.find(({ id }) => id === gateId) ?? null,
    counts: { ...counts, asOf: now },
  }
}

export type Found =
  | Extract<DeskState, { kind: "unreadable" | "nothing" | "several" }>
  | { kind: "one"; card: RegistrantCard }

/** Whom of a campaign the typed or scanned text means. */
export async function lookUp(
  actor: StaffActor,
  campaignId: number,
  typed: string,
  now: Date,
): Promise<Found> {
  const reading = readQuery(typed)
  if (reading.kind === "unreadable") return reading
  const { query } = reading

  const gateId = await findGateOf(actor.staffId, campaignId)
  const registrants = await findRegistrants(campaignId, query, deskMoment(gateId, now))
  const cards = registrants.slice(0, MAX_LIST).map((registrant) => cardOf(registrant, actor, now))
  const [first] = cards
  if (!first) return { kind: "nothing", by: query.kind }
  // A NIK is one person: behind the live registration stand only their cancelled ones.
  if (cards.length === 1 || query.kind === "nik") return { kind: "one", card: first }
  return { kind: "several", cards, more: registrants.length > MAX_LIST }
}

/** What the officer's screen shows of it. Each showing of a card has a nonce of its own: tapping twice is one check-in. */
export function deskStateOf(found: Found, notice: CardNotice | null = null): DeskState {
  return found.kind === "one" ? { kind: "card", card: found.card, deviceNonce: randomUUID(), notice } : found
}

/** One registrant chosen from a list. */
export async function openRegistrant(actor: StaffActor, registrationId: number, now: Date): Promise<Found> {
  const registrant = await findRegistrant(registrationId)
  return registrant
    ? { kind: "one", card: cardOf(registrant, actor, now) }
    : { kind: "nothing", by: "ticket_code" }
}
