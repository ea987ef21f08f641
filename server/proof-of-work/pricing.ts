import type { IncomingMessage } from "node:http"
import { addressOf } from "#server/http/client.ts"
import { among } from "#server/http/networks.ts"
import { tokenBuckets } from "#server/admission/token-bucket.ts"
import { secondsOfWork, slowLaneWaitMs, type Work, workOf } from "./difficulty.ts"

/** What a number costs whom, at this moment. Every process counts for itself. */
export interface Prices {
  /** Work for a proof: dearer for addresses that ask much and while the portal is busy. */
  proof(request: IncomingMessage, now: Date): Work
  /** How long who sends no proof waits, in milliseconds; null when too many of this address wait already. */
  slowLane(request: IncomingMessage, now: Date): number | null
  /** Whether a visitor may come in at once, without a proof, while there is no line. */
  isFree(request: IncomingMessage, now: Date): boolean
}

/** Addresses remembered; who is forgotten starts anew. */
const MOST_ADDRESSES = 50_000

/** `helpDesks`: addresses and networks of the city's own, whose proofs are minimal. */
export function prices(gate: { busy(): number }, helpDesks: readonly string[]): Prices {
  // A mobile operator hides thousands of phones behind one address: five thousand a minute are nearly free.
  const proofs = tokenBuckets({ burst: 3_000, perSecond: 30, most: MOST_ADDRESSES })
  // A second of waiting for each token short: once the burst is gone, an address gets one number a second this way.
  const slow = tokenBuckets({ burst: 75, perSecond: 1, most: MOST_ADDRESSES })
  const free = tokenBuckets({ burst: 20, perSecond: 0.2, most: MOST_ADDRESSES })
  // However many addresses somebody has: in the ten minutes of a turn, at most 750 seats of each process.
  const freeForAll = tokenBuckets({ burst: 150, perSecond: 1, most: 1 })
  const isHelpDesk = among(helpDesks)
  const isOurs = ({ headers }: IncomingMessage) => isHelpDesk(String(headers["x-forwarded-for"] ?? ""))

  return {
    proof(request, now) {
      if (isOurs(request)) return { cost: 1, mostTrials: 4 }
      const short = proofs.take(addressOf(request), now.getTime())
      return workOf(secondsOfWork(short, gate.busy()))
    },
    slowLane: (request, now) =>
      isOurs(request) ? slowLaneWaitMs(0) : slowLaneWaitMs(slow.take(addressOf(request), now.getTime())),
    isFree: (request, now) =>
      isOurs(request) ||
      (free.tryTake(addressOf(request), now.getTime()) && freeForAll.tryTake("", now.getTime())),
  }
}
