import { makeChallenge } from "#server/proof-of-work/challenge.ts"
import type { Visit } from "#server/routes/visit.ts"

/** `GET /antre/tantangan`: a challenge as dear as this address and this moment make it. */
export async function getChallenge({ deps, request, response, now }: Visit): Promise<true> {
  const challenge = await makeChallenge(deps.pricing.proof(request, now), now)
  const json = Buffer.from(JSON.stringify({ challenge }))
  response.writeHead(200, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "content-length": json.length,
  })
  response.end(json)
  return true
}
