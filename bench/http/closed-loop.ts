import { setTimeout as sleep } from "node:timers/promises"
import type { Answer } from "./answer-reader.ts"
import { Connection } from "./connection.ts"

export interface ClosedLoop {
  readonly host: string
  readonly port: number
  readonly connections: number
  /** Milliseconds that are measured, after as many that are not. */
  readonly warmUpMs: number
  readonly measureMs: number
  /** The bytes of the next request. */
  readonly next: () => string | Buffer
  /** Whether this is an answer that counts; every other one is an error. */
  readonly isRight: (answer: Answer) => boolean
}

export interface ClosedLoopResult {
  readonly perSecond: number
  readonly errors: number
  /** What the first wrong answer was. */
  readonly firstError: string
}

const TIMEOUT_MS = 30_000

/** So many connections, each sending its next request when it has the answer to the last one. */
export function closedLoop(options: ClosedLoop): Promise<ClosedLoopResult> {
  const { host, port, connections, warmUpMs, measureMs, next, isRight } = options
  const from = performance.now() + warmUpMs
  const until = from + measureMs
  let [right, errors, firstError] = [0, 0, ""]

  function count(error: Error | undefined, answer: Answer | undefined): void {
    if (answer && isRight(answer)) {
      if (performance.now() >= from) right++
      return
    }
    errors++
    firstError ||= error?.message ?? answer?.head.split("\r\n", 1)[0] ?? ""
  }

  const run = (finished: () => void): void => {
    let connection = new Connection(host, port)
    const turn = () => {
      if (performance.now() >= until) {
        connection.close()
        return finished()
      }
      if (connection.closed) connection = new Connection(host, port)
      connection.send(next(), performance.now() + TIMEOUT_MS, (error, answer) => {
        if (performance.now() < until) count(error, answer)
        turn()
      })
    }
    turn()
  }

  // One after another, within a quarter of the warm-up: the one worker that happens to be awake would take all that come at
  // once, and the others would idle.
  const apart = warmUpMs / 4 / connections
  const all = Array.from({ length: connections }, async (_, index) => {
    await sleep(index * apart)
    await new Promise<void>(run)
  })
  return Promise.all(all).then(() => ({ perSecond: (right * 1_000) / measureMs, errors, firstError }))
}
