import { constants, crc32, deflateRawSync } from "node:zlib"
import { LRUCache } from "lru-cache"
import { PLACEHOLDER } from "#lib/kernel/placeholder.ts"
import { piecesOf } from "./scripts-in-page.ts"

/** What to put into the placeholders of a page, by name: plain text, which the template escapes. `undefined` is nothing. */
export type PlaceholderValues = Readonly<Record<string, string | undefined>>

/** Bytes that do not change, before the placeholder `placeholder`; the last piece has none. */
interface Piece extends Made {
  readonly placeholder: string | undefined
}

/** What is made of a text once. */
interface Made {
  readonly plain: Buffer
  /** The same as whole deflate blocks that refer to nothing before them and end at a byte. */
  readonly deflated: Buffer
}

/** RFC 1952: a gzip member without name and time, from an unknown system. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** RFC 1951, 3.2.4: an empty stored block that says it is the last. */
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff])
const MAX_STORED = 0xffff
const STORED_HEADER_BYTES = 5
/** Checksum and length. */
const TRAILER_BYTES = 8

/**
 * A page with placeholders. Filling it does not compress it again: a gzip stream may hold blocks that were compressed before
 * beside blocks that are not compressed, which carry the values (RFC 1951, 3.2.4).
 */
export class PageTemplate {
  readonly #pieces: readonly Piece[]

  private constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
  }

  /** `undefined` for a page without a placeholder. Within scripts there are none. */
  static cut(html: string): PageTemplate | undefined {
    const cuts = piecesOf(html).map((piece) =>
      typeof piece === "string" ? piece.split(PLACEHOLDER) : [piece.markup],
    )
    if (!cuts.some((parts) => parts.length > 1)) return undefined

    const pieces: Piece[] = []
    let text = ""
    for (const parts of cuts) {
      // `split` gives text and names of placeholders alternately.
      for (const [index, part] of parts.entries()) {
        if (index % 2 === 0) {
          text += part
          continue
        }
        pieces.push(pieceOf(text, part))
        text = ""
      }
    }
    return new PageTemplate([...pieces, pieceOf(text, undefined)])
  }

  plain(placeholders: PlaceholderValues): Buffer {
    return Buffer.concat(
      this.#pieces.flatMap(({ plain, placeholder }) => [plain, bytesFor(placeholder, placeholders)]),
    )
  }

  gzip(placeholders: PlaceholderValues): Buffer {
    const values: Buffer[] = []
    let size = GZIP_HEADER.length + LAST_BLOCK.length + TRAILER_BYTES
    for (const { placeholder, deflated } of this.#pieces) {
      const value = bytesFor(placeholder, placeholders)
      values.push(value)
      size += deflated.length + storedSize(value.length)
    }
    const out = Buffer.allocUnsafe(size)
    let at = GZIP_HEADER.copy(out)
    let checksum = 0
    let length = 0
    for (let index = 0; index < values.length; index++) {
      const [piece, value] = [this.#pieces[index] as Piece, values[index] as Buffer]
      at += piece.deflated.copy(out, at)
      checksum = crc32(piece.plain, checksum)
      length += piece.plain.length + value.length
      if (value.length === 0) continue
      at = writeStored(value, out, at)
      checksum = crc32(value, checksum)
    }
    at += LAST_BLOCK.copy(out, at)
    at = out.writeUInt32LE(checksum, at)
    at = out.writeUInt32LE(length % 2 ** 32, at)
    // A byte that is not written may be anything that was in this memory before.
    if (at !== size) throw new Error("a page was not filled to its end")
    return out
  }
}

const NOTHING = Buffer.alloc(0)

/**
 * A page is made anew every second, and of its pieces only those with a number or a time in them are others: these are never
 * asked for again, and all pieces of all pages together take a megabyte. Sizes in bytes, the text that is the key included.
 */
const made = new LRUCache<string, Made>({
  maxSize: 4 * 1_024 * 1_024,
  sizeCalculation: ({ plain, deflated }) => 2 * plain.length + deflated.length + 1,
})

function pieceOf(text: string, placeholder: string | undefined): Piece {
  const known = made.get(text) ?? make(text)
  made.set(text, known)
  return { ...known, placeholder }
}

function make(text: string): Made {
  const plain = Buffer.from(text)
  // A full flush ends at a byte and forgets what came before, so that nothing refers across a value.
  const options = { level: 9, finishFlush: constants.Z_FULL_FLUSH }
  const deflated = text === "" ? NOTHING : deflateRawSync(plain, options)
  return { plain, deflated }
}

function bytesFor(placeholder: string | undefined, placeholders: PlaceholderValues): Buffer {
  const value = placeholder === undefined ? undefined : placeholders[placeholder]
  return value ? Buffer.from(escapeMarkup(value)) : NOTHING
}

/** For text and for attributes in quotes. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function storedSize(bytes: number): number {
  return bytes + STORED_HEADER_BYTES * Math.ceil(bytes / MAX_STORED)
}

/** Blocks that carry bytes as they are: not the last, type 0, length and its complement. Returns where they end. */
function writeStored(value: Buffer, out: Buffer, start: number): number {
  let at = start
  for (let from = 0; from < value.length; from += MAX_STORED) {
    const size = Math.min(value.length - from, MAX_STORED)
    out[at] = 0
    out.writeUInt16LE(size, at + 1)
    out.writeUInt16LE(size ^ 0xffff, at + 3)
    at += STORED_HEADER_BYTES
    at += value.copy(out, at, from, from + size)
  }
  return at
}
