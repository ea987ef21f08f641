import { randomBytes } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { findActiveCampaign } from "#lib/campaign/queries.ts"
import { mintPassHolder, type PassHolder, system } from "#lib/kernel/actor.ts"
import { advanceQueue } from "#lib/waiting-room/commands/advance-queue.ts"
import { enterLine } from "#lib/waiting-room/commands/enter-line.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { openLines } from "#lib/waiting-room/commands/open-lines.ts"
import { readStatusSnapshot } from "#lib/waiting-room/queries.ts"
import type { LineAudience, QueueNumber } from "#lib/waiting-room/types.ts"
import { systemClock } from "#platform/clock.ts"
import { shareReads } from "#platform/shared-read.ts"

const PROOF_KEPT_MS = 60_000
const ASK_AGAIN_MS = 200
const TICK_MS = 1_000

export interface Line {
  /** Waits until it is the person's turn; returns `null` when no place of their audience is left. */
  takeTurn(audience: LineAudience): Promise<PassHolder | null>
  close(): Promise<void>
}

/** The lines of the campaign, kept moving from here in case no portal runs beside the demonstration. */
export async function openedLines(): Promise<Line> {
  const { id: campaignId } = await findActiveCampaign(systemClock.now())
  await openLines(system, campaignId, systemClock.now())
  const { lines } = await readStatusSnapshot(campaignId, systemClock.now())
  const closing = new AbortController()
  const pacing = keepMoving(closing.signal)

  async function takeTurn(audience: LineAudience): Promise<PassHolder | null> {
    const lineId = lines[audience].id
    const now = systemClock.now()
    // The proof of work is the front door's business; what is spent for a number here is drawn.
    const proof = { digest: randomBytes(32), expiresAt: new Date(now.getTime() + PROOF_KEPT_MS) }
    const outcome = await joinAndEnter({ lineId, audience, seats: 1, proof }, now)
    if (outcome.kind === "entered") return mintPassHolder(outcome.pass.passId)
    if (outcome.kind === "joined") return waitForTurn(outcome.queueNumber)
    throw new Error(`nobody can join: ${outcome.kind}`)
  }
  return {
    takeTurn,
    close: () => {
      closing.abort()
      return pacing
    },
  }
}

async function waitForTurn(ticket: QueueNumber): Promise<PassHolder | null> {
  for (;;) {
    const outcome = await enterLine(ticket, systemClock.now())
    switch (outcome.kind) {
      case "entered":
        return mintPassHolder(outcome.pass.passId)
      case "waiting":
      case "no_free_seat": {
        if (await isGone(ticket.audience)) return null
        await sleep(ASK_AGAIN_MS)
        continue
      }
      case "not_open":
      case "pass_over":
        throw new Error(`a turn was refused: ${outcome.kind}`)
      default:
        return outcome satisfies never
    }
  }
}

const sharedBoard = shareReads(TICK_MS, async (now) =>
  readStatusSnapshot((await findActiveCampaign(now)).id, now),
)

async function isGone(audience: LineAudience): Promise<boolean> {
  const { value } = await sharedBoard(systemClock.now())
  const { phase } = value.status.lines[audience]
  return phase === "full" || phase === "only_held"
}

async function keepMoving(closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    await advanceQueue(systemClock.now())
    await sleep(TICK_MS, undefined, { signal: closing }).catch(() => undefined) // Told to close.
  }
}
