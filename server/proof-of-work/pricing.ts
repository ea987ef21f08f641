import type { IncomingMessage } from "node:http"
import { tokenBuckets } from "#server/admission/token-bucket.ts"
import { addressOf } from "#server/http/client.ts"
import { among } from "#server/http/networks.ts"
import { type ProofCost, proofCostOf, secondsOfWork, slowLaneWaitMs } from "./difficulty.ts"

/** What a number costs a visitor at this moment, in work or in time. Every process counts for itself. */
export interface ProofPricing {
  /** Work for a proof: dearer for addresses that ask much and while the portal is busy. */
  proof(request: IncomingMessage, now: Date): ProofCost
  /** Milliseconds that a visitor without a proof waits; null when too many of this address wait already. */
  slowLane(request: IncomingMessage, now: Date): number | null
  /** Whether a visitor may come in at once, without a proof, while there is no line. */
  mayEnterWithoutProof(request: IncomingMessage, now: Date): boolean
}

/** Addresses remembered at most; one that was dropped starts anew. */
const MAX_ADDRESSES = 50_000

/** `helpDesks`: addresses and networks of the city's own, whose proofs are minimal. */
export function pricing(limiter: { busy(): number }, helpDesks: readonly string[]): ProofPricing {
  // A mobile operator hides thousands of phones behind one address: five thousand a minute are nearly free.
  const proofs = tokenBuckets({ burst: 3_000, perSecond: 30, most: MAX_ADDRESSES })
  // A second of waiting for each token short: once the burst is gone, an address gets one number a second this way.
  const slow = tokenBuckets({ burst: 75, perSecond: 1, most: MAX_ADDRESSES })
  const free = tokenBuckets({ burst: 20, perSecond: 0.2, most: MAX_ADDRESSES })
  // However many addresses somebody has: in the ten minutes of a turn, at most 750 seats of each process.
  const freeForAll = tokenBuckets({ burst: 150, perSecond: 1, most: 1 })
  const isHelpDesk = among(helpDesks)
  const isOurs = ({ headers }: IncomingMessage) => isHelpDesk(String(headers["x-forwarded-for"] ?? ""))

  return {
    proof(request, now) {
      if (isOurs(request)) return { cost: 1, mostTrials: 4 }
      const short = proofs.take(addressOf(request), now.getTime())
      return proofCostOf(secondsOfWork(short, limiter.busy()))
    },
    slowLane: (request, now) =>
      isOurs(request) ? slowLaneWaitMs(0) : slowLaneWaitMs(slow.take(addressOf(request), now.getTime())),
    mayEnterWithoutProof: (request, now) =>
      isOurs(request) ||
      (free.tryTake(addressOf(request), now.getTime()) && freeForAll.tryTake("", now.getTime())),
  }
}
