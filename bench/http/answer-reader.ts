/** One HTTP answer, as it came over the wire: the body is not decompressed. */
export interface Answer {
  readonly status: number
  /** Status line and header lines, as sent. */
  readonly head: string
  readonly body: Buffer
}

/**
 * What is wanted of a body: nothing (it is counted as it comes), all of it, or a part. A part is cut out of bytes
 * that are only good during the call.
 */
export type Wanted = boolean | ((body: Buffer) => Buffer)

/** The value of a header, or `undefined`. Repeated ones are given by `headersNamed`. */
export function header(answer: Answer, name: string): string | undefined {
  return headersNamed(answer, name)[0]
}

export function headersNamed({ head }: Answer, name: string): string[] {
  const wanted = `\r\n${name.toLowerCase()}:`
  const lower = head.toLowerCase()
  const values: string[] = []
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const start = at + wanted.length
    const end = head.indexOf("\r\n", start)
    values.push(head.slice(start, end < 0 ? undefined : end).trim())
  }
  return values
}

const END_OF_HEAD = "\r\n\r\n"
const WITHOUT_BODY = [204, 304]

/**
 * Reads one answer after another from the bytes of a connection (RFC 9112), without pipelining. `length` and `chunked`
 * bodies are known; a body that lasts until the connection closes is not, since nothing here sends one.
 */
export class AnswerReader {
  /** Of the body of the next answer. */
  wanted: Wanted = true
  #kept: Buffer | undefined
  #head: { status: number; text: string; length: number } | undefined

  /** Takes the next bytes, which are only read during the call. Returns the answer once it is complete. */
  read(bytes: Buffer): Answer | undefined {
    let all = this.#kept ? Buffer.concat([this.#kept, bytes]) : bytes
    this.#kept = undefined
    if (!this.#head) {
      const end = all.indexOf(END_OF_HEAD)
      if (end < 0) return this.#keep(all)
      this.#head = readHead(all.toString("latin1", 0, end))
      all = all.subarray(end + END_OF_HEAD.length)
    }
    const { status, text, length } = this.#head
    if (!this.wanted && length !== CHUNKED) {
      this.#head.length -= all.length
      if (this.#head.length < 0) throw new Error("more bytes than the answer has")
      if (this.#head.length > 0) return undefined
      this.#head = undefined
      return { status, head: text, body: NOTHING }
    }
    const body = length === CHUNKED ? unchunk(all) : exactly(all, length)
    if (!body) return this.#keep(all)
    this.#head = undefined
    const part = typeof this.wanted === "function" ? this.wanted(body) : body
    return { status, head: text, body: Buffer.from(part) }
  }

  #keep(bytes: Buffer): undefined {
    this.#kept = Buffer.from(bytes)
  }
}

const CHUNKED = -1
const NOTHING = Buffer.alloc(0)

function readHead(text: string) {
  const status = Number(text.slice(9, 12))
  if (!text.startsWith("HTTP/1.1 ") || !(status >= 200))
    throw new Error(`not an answer: ${text.slice(0, 40)}`)
  if (WITHOUT_BODY.includes(status)) return { status, text, length: 0 }
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
  if (length !== undefined) return { status, text, length: Number(length) }
  if (/\r\ntransfer-encoding: *chunked/i.test(text)) return { status, text, length: CHUNKED }
  throw new Error(`an answer of unknown length: ${text.slice(0, 40)}`)
}

function exactly(bytes: Buffer, length: number): Buffer | undefined {
  if (bytes.length > length) throw new Error("more bytes than the answer has")
  return bytes.length === length ? bytes : undefined
}

/** The chunks put together, or `undefined` while the last one is missing. */
function unchunk(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf("\r\n", at)
    if (end < 0) return undefined
    const size = Number.parseInt(bytes.toString("latin1", at, end), 16)
    const start = end + 2
    if (bytes.length < start + size + 2) return undefined
    if (size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}
