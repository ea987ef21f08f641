import { type Content, json } from "#server/http/answer.ts"
import { makeChallenge } from "#server/proof-of-work/challenge.ts"
import type { Visit } from "#server/routes/visit.ts"

/** `GET /antre/tantangan`: a challenge as dear as this address and this moment make it. */
export async function getChallenge({ deps, request, now }: Visit): Promise<Content> {
  return json(200, { challenge: await makeChallenge(deps.pricing.proof(request, now), now) })
}
