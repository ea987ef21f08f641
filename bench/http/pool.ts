import type { Answer, Wanted } from "./answer-reader.ts"
import { Connection, ConnectionLost } from "./connection.ts"

/** An answer, with how long it took in milliseconds. */
export interface Timed {
  readonly answer: Answer
  /** From the moment it was wanted: queueing for a connection included. */
  readonly ms: number
  /** From the moment it was sent. */
  readonly sentMs: number
}

interface Waiting {
  readonly request: string | Buffer
  readonly wanted: Wanted
  readonly since: number
  readonly resolve: (timed: Timed) => void
  readonly reject: (error: Error) => void
}

const SWEEP_MS = 500

/** A bounded number of kept-alive connections, shared by all residents: real phones have their own, which the report says. */
export class Pool {
  readonly #host: string
  readonly #port: number
  readonly #most: number
  readonly #timeoutMs: number
  /**
   * The connection that has been free longest comes next, so that requests fall on all connections alike, as from phones with their own.
   * The last to be freed are those of the slowest process, which would get everything.
   */
  readonly #free: Connection[] = []
  readonly #all = new Set<Connection>()
  readonly #queue: Waiting[] = []
  readonly #sweeper: NodeJS.Timeout
  #next = 0

  constructor(address: { host: string; port: number }, { most = 512, timeoutMs = 30_000 } = {}) {
    this.#host = address.host
    this.#port = address.port
    this.#most = most
    this.#timeoutMs = timeoutMs
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS)
  }

  /** Opens all of its connections now, so that it holds as many however little it asks. */
  openAll(): void {
    while (this.#all.size < this.#most) this.#free.push(this.#open())
  }

  /** Rejects with `ConnectionLost` or `TimedOut`. Of the answer's body only what is wanted is kept. */
  ask(request: string | Buffer, wanted: Wanted = true): Promise<Timed> {
    return new Promise((resolve, reject) => {
      const waiting = { request, wanted, since: performance.now(), resolve, reject }
      const connection = this.#take()
      if (connection) this.#send(connection, waiting)
      else this.#queue.push(waiting)
    })
  }

  /** Sends on a connection of its own and cuts it before the answer, as a phone in a tunnel does. */
  async dropAfterSending(request: string | Buffer, afterMs: number): Promise<void> {
    const connection = new Connection(this.#host, this.#port)
    connection.send(request, 0, () => {})
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    connection.close()
  }

  close(): void {
    clearInterval(this.#sweeper)
    for (const connection of this.#all) connection.close()
  }

  #take(): Connection | undefined {
    for (let free = this.#free.shift(); free; free = this.#free.shift()) {
      if (!free.closed) return free
      this.#all.delete(free)
    }
    if (this.#all.size >= this.#most) return undefined
    return this.#open()
  }

  #open(): Connection {
    const fresh = new Connection(this.#host, this.#port)
    this.#all.add(fresh)
    return fresh
  }

  #send(connection: Connection, waiting: Waiting): void {
    const { request, wanted, since, resolve, reject } = waiting
    const sentAt = performance.now()
    const done = (error: Error | undefined, answer: Answer | undefined) => {
      if (connection.closed) this.#all.delete(connection)
      else this.#free.push(connection)
      const now = performance.now()
      if (answer) resolve({ answer, ms: now - since, sentMs: now - sentAt })
      else if (error instanceof ConnectionLost && error.wasIdle) this.#queue.push(waiting)
      else reject(error ?? new ConnectionLost("no answer"))
      this.#serveQueue()
    }
    connection.send(request, sentAt + this.#timeoutMs, done, wanted)
  }

  #serveQueue(): void {
    while (this.#next < this.#queue.length) {
      const connection = this.#take()
      if (!connection) return
      const waiting = this.#queue[this.#next++]
      if (waiting) this.#send(connection, waiting)
    }
    this.#queue.length = 0
    this.#next = 0
  }

  #sweep(): void {
    const now = performance.now()
    for (const connection of this.#all) {
      if (connection.closed) this.#all.delete(connection)
      else if (connection.deadline > 0 && connection.deadline < now) connection.giveUp()
    }
    this.#serveQueue()
  }
}
