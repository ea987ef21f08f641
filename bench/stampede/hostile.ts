import { randomBytes, randomUUID } from "node:crypto"
import { generatedPerson } from "#testing/generated-people.ts"
import { readFormAnswer } from "../action/posted-form.ts"
import type { Answer } from "../http/answer-reader.ts"
import { prove } from "./arriving.ts"
import { type Crowd, cookieIn } from "./crowd.ts"
import { submission } from "./filling-in.ts"
import type { HostileKind } from "./traits.ts"

/** People of the hostile are numbered from here: none of them may ever be registered. */
export const FIRST_HOSTILE_PERSON = 5_000_000
const FLOOD = 40

/** A client that wants more than a fair turn. What gets through is counted as `hostile_got_in`. */
export async function attack(crowd: Crowd, index: number, kind: HostileKind): Promise<void> {
  await attacks[kind](crowd, index)
  crowd.end("hostile")
}

const attacks: Record<HostileKind, (crowd: Crowd, index: number) => Promise<void>> = {
  async no_proof(crowd, index) {
    refused(crowd, "no_proof", await join(crowd, index))
    refused(crowd, "wrong_proof", await join(crowd, index, randomBytes(60).toString("base64")))
  },

  async replayed_proof(crowd, index) {
    const proof = await prove(crowd, index)
    if (!proof) return
    const bought = await join(crowd, index, proof)
    // Whose first answer was lost may not know whether the proof is spent.
    if (bought?.status !== 200) return
    refused(crowd, "replayed_proof", await join(crowd, index, proof))
    await giveBack(crowd, index, bought)
  },

  async forged_ticket(crowd, index) {
    const forged = `antrean=w1.1~r~1~5.${randomBytes(32).toString("base64url")}`
    refused(
      crowd,
      "forged_ticket",
      await crowd.once("enter", crowd.postJson("/antre/masuk", {}, index, forged)),
    )
    const own = await join(crowd, index, await prove(crowd, index))
    const ticket = own && cookieIn(own, "antrean")
    if (!own || !ticket) return
    const altered = `antrean=${ticket.replace(/~(\d+)~\d\./, "~1~5.")}`
    refused(
      crowd,
      "altered_ticket",
      await crowd.once("enter", crowd.postJson("/antre/masuk", {}, index, altered)),
    )
    await giveBack(crowd, index, own)
  },

  async forged_pass(crowd, index) {
    const soon = Date.now() + 600_000
    const cookie = `giliran=w1.1~1~r~1~5~0~${soon}~0.${randomBytes(32).toString("base64url")}`
    const page = await crowd.once("form", crowd.get("/daftar", "page", index, cookie))
    if (page?.status === 200) gotIn(crowd, "form by a forged pass")
    // Without the fields that name the action nothing can be sent; later ones have seen a form.
    if (!crowd.lastForm) return
    const person = {
      ...generatedPerson(FIRST_HOSTILE_PERSON + index, { sessionId: 1 }),
      idempotencyKey: randomUUID(),
    }
    const answer = await crowd.once(
      "submit",
      submission(crowd, index, crowd.lastForm.form.action, person, cookie),
    )
    const told = answer && readFormAnswer(answer)
    if (told?.kind === "registered") gotIn(crowd, "registration by a forged pass")
    else crowd.tally.count("refused_forged_pass")
  },

  async flood(crowd, index) {
    const request = (n: number) => crowd.get(n % 2 ? "/antre/tantangan" : "/antre/status", "json", index, "")
    const answers = await Promise.all(
      Array.from({ length: FLOOD }, (_, n) => crowd.once("challenge", request(n))),
    )
    crowd.tally.count("flooded", answers.filter((answer) => answer && answer.status < 500).length)
    refused(crowd, "no_proof", await join(crowd, index))
  },
}

function join(crowd: Crowd, index: number, proof?: string): Promise<Answer | undefined> {
  const { audience } = crowd.traits(index)
  return crowd.once("join", crowd.postJson("/antre/gabung", { audience, seats: "1", proof }, index, ""))
}

/** What was come by honestly is given back, or its place would be kept for ten minutes, and the run would last as long. */
async function giveBack(crowd: Crowd, index: number, joined: Answer | undefined): Promise<void> {
  const [ticket, turn] = ["antrean", "giliran"].map((name) => joined && cookieIn(joined, name))
  const cookie = `antrean=${ticket}${turn ? `; giliran=${turn}` : ""}`
  if (ticket) await crowd.once("enter", crowd.postJson("/antre/keluar", {}, index, cookie))
}

function refused(crowd: Crowd, what: string, answer: Answer | undefined): void {
  if (answer && answer.status < 400) gotIn(crowd, what)
  else crowd.tally.count(`refused_${what}`)
}

function gotIn(crowd: Crowd, what: string): void {
  crowd.tally.count("hostile_got_in")
  crowd.tally.problem(`hostile: ${what}`)
}
