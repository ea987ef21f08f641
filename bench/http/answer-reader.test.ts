import { expect, test } from "vitest"
import { type Answer, AnswerReader, header, headersNamed } from "./answer-reader.ts"

/** Feeds the text in pieces of this size and returns every answer. */
function readIn(pieces: number, ...texts: string[]): Answer[] {
  const reader = new AnswerReader()
  return texts.flatMap((text) => {
    const bytes = Buffer.from(text, "latin1")
    for (let at = 0; at < bytes.length; at += pieces) {
      const answer = reader.read(bytes.subarray(at, at + pieces))
      if (answer) return [answer]
    }
    return []
  })
}

const plain =
  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2; Path=/\r\n\r\nhello"
const chunked =
  "HTTP/1.1 303 See Other\r\nTransfer-Encoding: chunked\r\nLocation: /antre\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n"
const unchanged = 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n'

test.each([1, 3, 7, 1_000])("answers are the same however the bytes arrive: %i at a time", (pieces) => {
  const [first, second, third] = readIn(pieces, plain, chunked, unchanged)
  expect([first?.status, first?.body.toString()]).toEqual([200, "hello"])
  expect([second?.status, second?.body.toString()]).toEqual([303, "abc0123456789"])
  expect([third?.status, third?.body.length]).toEqual([304, 0])
})

test("headers are found by any case, repeated ones all", () => {
  const [answer] = readIn(1_000, plain) as [Answer]
  expect(headersNamed(answer, "set-cookie")).toEqual(["a=1", "b=2; Path=/"])
  expect(header(answer, "LOCATION")).toBeUndefined()
})

test("what is no answer is an error", () => {
  expect(() => readIn(1_000, "SSH-2.0-OpenSSH\r\n\r\n")).toThrow("not an answer")
  expect(() => readIn(1_000, "HTTP/1.1 200 OK\r\n\r\n")).toThrow("unknown length")
  expect(() => readIn(1_000, `${plain}more`)).toThrow("more bytes")
})

test("a body that is not wanted is counted as it comes, and the next answer is read as ever", () => {
  const reader = new AnswerReader()
  reader.wanted = false
  expect(reader.read(Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc"))).toBeUndefined()
  expect(reader.read(Buffer.from("def"))).toMatchObject({ status: 200, body: Buffer.alloc(0) })
  reader.wanted = true
  expect(reader.read(Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\ng"))?.body.toString()).toBe("g")
})
