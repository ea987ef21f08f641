import { type ProofChallenge, textToChallenge } from "#lib/waiting-room/rules/challenge-text.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { textOf } from "../http/unpack.ts"
import { type Crowd, cookieIn } from "./crowd.ts"
import { fillIn } from "./filling-in.ts"
import { challengeText, proveMinimal } from "./proof.ts"
import { startWaiting } from "./waiting.ts"

/** How long somebody looks at the front page before going to the queue. */
const LOOKS_MS = 2_000

/** A resident comes: front page, waiting page, a number. Then waits, or fills in the form at once. */
export async function arrive(crowd: Crowd, index: number): Promise<void> {
  let handed: ProofChallenge | undefined
  for (const path of ["/", "/antre"]) {
    const page = await crowd.persist(
      "page",
      crowd.get(path, "page", index),
      path === "/antre" && challengeText,
    )
    if (!page) return crowd.end("stranded")
    if (page.status !== 200) crowd.httpError(`${path} ${page.status}`)
    handed = textToChallenge(page.body.toString("latin1"))
    await crowd.wheel.sleep(Math.random() * LOOKS_MS)
  }
  await takeNumber(crowd, index, handed)
}

interface Told {
  kind: string
  number?: number
  /** Only with a number. */
  status: WaitingStatus
  phase?: string
}

async function takeNumber(crowd: Crowd, index: number, handed?: ProofChallenge): Promise<void> {
  const { audience, seats } = crowd.traits(index)
  for (let attempt = 0; attempt < 20 && !crowd.stopped; attempt++) {
    const proof = await prove(crowd, index, attempt === 0 ? handed : undefined)
    if (proof === undefined) break
    const answer = await crowd.persist(
      "join",
      crowd.postJson("/antre/gabung", { audience, seats: String(seats), proof }, index),
    )
    if (!answer) break
    const told = JSON.parse(textOf(answer)) as Told
    switch (told.kind) {
      case "joined":
        crowd.tickets[index] = cookieIn(answer, "antrean")
        crowd.numbers[index] = told.number ?? 0
        return startWaiting(crowd, index, told.status)
      case "entered":
        crowd.tickets[index] = cookieIn(answer, "antrean")
        crowd.tally.count("entered_at_once")
        return fillIn(crowd, index, cookieIn(answer, "giliran") ?? "")
      case "not_open":
        if (told.phase === "closed") return crowd.end("told_full")
        await crowd.wheel.sleep(5_000)
        break
      case "spent":
      case "invalid":
        // The proof grew old in the queue for the solver, or its answer was lost: the page asks for another.
        crowd.tally.count(`join_${told.kind}`)
        break
      default:
        crowd.httpError(`join ${answer.status} ${told.kind}`)
    }
  }
  crowd.tally.problem("no number")
  crowd.end("stranded")
}

/** A proof of work: minimal for most, for a sample what a phone has to solve. */
export async function prove(
  crowd: Crowd,
  index: number,
  handed?: ProofChallenge,
): Promise<string | undefined> {
  const challenge = handed ?? (await askForChallenge(crowd, index))
  if (!challenge) return undefined
  if (!crowd.traits(index).realProof) return proveMinimal(challenge)
  const start = performance.now()
  const proof = await crowd.proofs.prove(challenge)
  crowd.tally.time("solve", performance.now() - start)
  return proof
}

async function askForChallenge(crowd: Crowd, index: number): Promise<ProofChallenge | undefined> {
  const answer = await crowd.persist("challenge", crowd.get("/antre/tantangan", "json", index))
  if (answer?.status !== 200) return undefined
  return (JSON.parse(textOf(answer)) as { challenge: ProofChallenge }).challenge
}
