import type { HiddenFields } from "../action/posted-form.ts"
import { type Answer, header, headersNamed, type Wanted } from "../http/answer-reader.ts"
import { TimedOut } from "../http/connection.ts"
import { Pool } from "../http/pool.ts"
import { get, post } from "../http/request.ts"
import { LineBoard } from "./line-status.ts"
import type { End, StampedePlan } from "./plan.ts"
import { ProofThread } from "./proof.ts"
import { Tally, type Timing } from "./tally.ts"
import { TimerWheel } from "./timer-wheel.ts"
import { type Traits, traitsOf } from "./traits.ts"

/** After so many attempts without an answer a resident is stranded. */
const MAX_ATTEMPTS = 12

/** What a person finds on the form. */
export interface Form {
  readonly idempotencyKey: string
  /** Of the pass. */
  readonly seats: number
  /** Sessions that can be chosen. */
  readonly sessionIds: readonly number[]
  readonly action: HiddenFields
  /** What has to be loaded with it; nothing when the browser has it from before. */
  readonly assets: readonly string[] | undefined
}

/** What all residents share. Of each of them, only the number and the cookie of the ticket are kept while they wait. */
export class Crowd {
  readonly plan: StampedePlan
  readonly authority: string
  readonly pool: Pool
  readonly wheel: TimerWheel
  readonly tally = new Tally()
  readonly board = new LineBoard()
  readonly proofs = new ProofThread()
  readonly numbers: Int32Array
  readonly tickets: (string | undefined)[] = []
  /** Next person to be registered; every one has a NIK of its own. */
  nextPerson = 0
  /** The form as somebody has read it lately: but for the key and the turn it is the same for everybody. */
  lastForm: { readonly form: Form; readonly readAt: number } | undefined
  /** The same of the waiting list's form. */
  lastListForm: { readonly action: HiddenFields; readonly readAt: number } | undefined
  stopped = false

  constructor(plan: StampedePlan, wake: (crowd: Crowd, index: number) => void) {
    this.plan = plan
    this.authority = `${plan.host}:${plan.port}`
    this.pool = new Pool(plan, { most: plan.connections })
    this.numbers = new Int32Array(plan.residents)
    this.wheel = new TimerWheel((index) => wake(this, index))
  }

  traits(index: number): Traits {
    return traitsOf(index, this.plan.residents)
  }

  end(how: End): void {
    this.tally.ends[how]++
  }

  /**
   * Asks until there is an answer that is no failure of the server; `undefined` when stranded. Of its
   * body only what is wanted is kept.
   */
  async persist(what: Timing, request: string | Buffer, wanted: Wanted = true): Promise<Answer | undefined> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS && !this.stopped; attempt++) {
      const answer = await this.once(what, request, wanted)
      if (answer && answer.status < 500) return answer
      const patience = answer ? Number(header(answer, "retry-after") ?? 2) : 2 * attempt
      await this.wheel.sleep(patience * 1_000 * (1 + Math.random() / 5))
    }
    return undefined
  }

  /** Asks once. Counts what is wrong; "come back later" is no error. */
  async once(what: Timing, request: string | Buffer, wanted: Wanted = true): Promise<Answer | undefined> {
    try {
      const { answer, ms, sentMs } = await this.pool.ask(request, wanted)
      this.tally.time(what, ms, sentMs)
      this.tally.count("requests")
      const patient = answer.status === 503 && header(answer, "retry-after") !== undefined
      if (patient) this.tally.count("told_busy")
      else if (answer.status >= 500 || answer.status === 429) this.httpError(`${what} ${answer.status}`)
      return answer
    } catch (error) {
      if (this.stopped) return undefined
      if (error instanceof TimedOut) this.tally.count("timeouts")
      else this.httpError(`${what} ${(error as Error).message}`)
      if (error instanceof TimedOut) this.tally.problem(`${what} timed out`)
      return undefined
    }
  }

  httpError(what: string): void {
    this.tally.count("http_errors")
    this.tally.problem(what)
  }

  get(path: string, kind: "page" | "json" | "asset", index: number, cookie = this.cookies(index)): string {
    return get(this.authority, path, kind, { address: this.traits(index).address, cookie })
  }

  postJson(path: string, fields: object, index: number, cookie = this.cookies(index)): string | Buffer {
    const body = JSON.stringify(fields)
    return post(
      this.authority,
      path,
      { body, type: "application/json" },
      { address: this.traits(index).address, cookie },
    )
  }

  cookies(index: number): string {
    const ticket = this.tickets[index]
    return ticket ? `antrean=${ticket}` : ""
  }
}

/** The value that an answer gives a cookie; `undefined` when it does not set it. */
export function cookieIn(answer: Answer, name: string): string | undefined {
  const line = headersNamed(answer, "set-cookie").find((one) => one.startsWith(`${name}=`))
  const value = line?.slice(name.length + 1).split(";", 1)[0]
  // A copy: a part of a text keeps all of it, and a hundred thousand wait with theirs.
  return value === undefined ? undefined : Buffer.from(value, "latin1").toString("latin1")
}
