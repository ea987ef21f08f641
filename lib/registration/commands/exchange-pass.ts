import { createHash } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { nikIndex } from "#lib/identity/nik-vault.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { leaveLine } from "#lib/waiting-room/commands/leave-line.ts"
import { findLine, readStatusSnapshot } from "#lib/waiting-room/queries.ts"
import { isRunning } from "#lib/waiting-room/rules/passes.ts"
import type { LineAudience, PassToken, QueueNumber } from "#lib/waiting-room/types.ts"
import { findTicketOfAttempt } from "../queries.ts"
import type { Applicant } from "../schema.ts"
import type { RegisterRefusal } from "../types.ts"

export type ExchangeOutcome =
  /** Register with this pass. `ticket` when it is new: the one held before was of the other line. */
  | { kind: "pass"; pass: PassToken; queueNumber?: QueueNumber }
  /** This form of this person was answered before. */
  | { kind: "answered"; ticketCode: string }
  | {
      kind: "refused"
      refusal: Extract<RegisterRefusal, { kind: "pass_expired" | "other_line" | "campaign_full" }>
    }

/** A pass buys one change of line: the proof that pays for it is not forgotten while the campaign runs. */
const CHANGE_KEPT_MS = 30 * 24 * 3_600_000

const DUPLICATE_MS = 2_000
const LOOK_AGAIN_MS = 250

/**
 * The pass with which the applicant may register: the one held, if it is of the line of where they live. As long as
 * nobody waits in the other line, a pass of the wrong one is exchanged without a word.
 */
export async function exchangePass(
  held: PassToken | null,
  applicant: Applicant,
  now: Date,
): Promise<ExchangeOutcome> {
  if (held?.audience === applicant.residency) return { kind: "pass", pass: held }
  const ticketCode = await findTicketOfAttempt(nikIndex(applicant.nik), applicant.idempotencyKey)
  if (ticketCode) return { kind: "answered", ticketCode }
  if (!held || !isRunning(held, now)) return { kind: "refused", refusal: { kind: "pass_expired" } }
  const changed = await changeLine(held, applicant.residency, now)
  if (changed !== "spent") return changed
  const ofDuplicate = await ticketOfDuplicate(applicant)
  if (ofDuplicate) return { kind: "answered", ticketCode: ofDuplicate }
  return { kind: "refused", refusal: { kind: "other_line", audience: applicant.residency } }
}

/** A form whose connection broke is sent again while the first is under way with the pass that was exchanged for it. */
async function ticketOfDuplicate(applicant: Applicant): Promise<string | undefined> {
  for (let waited = 0; waited < DUPLICATE_MS; waited += LOOK_AGAIN_MS) {
    await sleep(LOOK_AGAIN_MS)
    const ticketCode = await findTicketOfAttempt(nikIndex(applicant.nik), applicant.idempotencyKey)
    if (ticketCode) return ticketCode
  }
  return undefined
}

/** `spent`: this pass was exchanged before. */
async function changeLine(
  held: PassToken,
  audience: LineAudience,
  now: Date,
): Promise<ExchangeOutcome | "spent"> {
  const lineHeld = await findLine(held.lineId)
  if (!lineHeld) throw new Error("unknown line")
  const { status, lines } = await readStatusSnapshot(lineHeld.campaign.id, now)
  const { placesLeft, held: heldPlaces, directEntry } = status.lines[audience]
  if (placesLeft === 0) {
    return { kind: "refused", refusal: { kind: "campaign_full", audience, held: heldPlaces } }
  }
  const otherLine: ExchangeOutcome = { kind: "refused", refusal: { kind: "other_line", audience } }
  if (!directEntry) return otherLine

  const digest = createHash("sha256").update(`change of line ${held.passId}`).digest()
  const proof = { digest, expiresAt: new Date(now.getTime() + CHANGE_KEPT_MS) }
  const seats = held.seats - held.used
  const outcome = await joinAndEnter({ lineId: lines[audience].id, audience, seats, proof }, now)
  if (outcome.kind === "spent") return "spent"
  if (outcome.kind !== "entered") return otherLine
  await leaveLine(held.passId, now)
  return { kind: "pass", pass: outcome.pass, queueNumber: outcome.queueNumber }
}
