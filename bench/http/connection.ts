import { connect, type Socket } from "node:net"
import { type Answer, AnswerReader, type Wanted } from "./answer-reader.ts"

/** The server closed the connection, refused it or sent no HTTP. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost"
  /** An idle connection was closed by the server while a request was on its way: browsers send it again by themselves. */
  readonly wasIdle: boolean

  constructor(message: string, wasIdle = false) {
    super(message)
    this.wasIdle = wasIdle
  }
}

/** No answer within the time that was given. */
export class TimedOut extends Error {
  override name = "TimedOut"
}

type Done = (error: Error | undefined, answer: Answer | undefined) => void

/** All sockets are read one after another, so that one buffer serves them all. */
const shared = Buffer.allocUnsafe(65_536)

/**
 * A kept-alive HTTP/1.1 connection that carries one request at a time. Written for load: no streams between the
 * socket and the reader, no timer and no allocation per request but the answer itself.
 */
export class Connection {
  /** When the running request is given up, in `performance.now()` milliseconds; 0 when there is none. */
  deadline = 0
  closed = false
  readonly #socket: Socket
  readonly #reader = new AnswerReader()
  #answered = 0
  #heard = false
  #done: Done | undefined

  constructor(host: string, port: number) {
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: shared, callback: (size) => this.#take(size) },
    })
    this.#socket.on("error", (error) => this.#end(this.#lost(error.message)))
    this.#socket.on("close", () => this.#end(this.#lost("closed before the answer")))
  }

  /**
   * Sends a whole request. `done` is called once, with the answer or with why there is none. The body of the answer is
   * what is wanted of it.
   */
  send(request: string | Buffer, deadline: number, done: Done, wanted: Wanted = true): void {
    this.#done = done
    this.#reader.wanted = wanted
    this.#heard = false
    this.deadline = deadline
    this.#socket.write(request as string, "latin1")
  }

  giveUp(): void {
    this.#end(new TimedOut("no answer in time"))
  }

  close(): void {
    this.closed = true
    this.#socket.destroy()
  }

  #lost(why: string): ConnectionLost {
    return new ConnectionLost(why, this.#answered > 0 && !this.#heard)
  }

  #take(size: number): boolean {
    this.#heard = true
    try {
      const answer = this.#reader.read(shared.subarray(0, size))
      if (answer) this.#answer(answer)
    } catch (error) {
      this.#end(error as Error)
    }
    return true
  }

  #answer(answer: Answer): void {
    const done = this.#done
    this.#done = undefined
    this.#answered++
    this.deadline = 0
    if (CLOSES.test(answer.head)) this.close()
    done?.(undefined, answer)
  }

  #end(error: Error): void {
    this.close()
    const done = this.#done
    this.#done = undefined
    this.deadline = 0
    done?.(error, undefined)
  }
}

const CLOSES = /\r\nconnection: *close/i
