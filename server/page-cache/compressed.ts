import type { IncomingMessage } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import Negotiator from "negotiator"

export type Encoding = "br" | "gzip" | "identity"

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A cached public page is compressed once a second: 5 costs a few milliseconds and is within 5 % of what 11 gives in 100. */
const BROTLI_QUALITY = 5
const GZIP_LEVEL = 6

/** The bytes of an answer that is the same for everybody, compressed when first asked for, and once. */
export class CompressedOnce {
  readonly #identity: Buffer
  readonly #compressed = new Map<Encoding, Buffer | Promise<Buffer>>()

  constructor(identity: Buffer) {
    this.#identity = identity
  }

  get(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === "identity") return this.#identity
    return this.#compressed.get(encoding) ?? this.#make(encoding)
  }

  #make(encoding: "br" | "gzip"): Promise<Buffer> {
    const making =
      encoding === "br" ? toBrotli(this.#identity) : gzipped(this.#identity, { level: GZIP_LEVEL })
    this.#compressed.set(encoding, making)
    making.then(
      (bytes) => this.#compressed.set(encoding, bytes),
      () => this.#compressed.delete(encoding),
    )
    return making
  }
}

function toBrotli(bytes: Buffer): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
  const params = {
    [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
  }
  return brotli(bytes, { params })
}

/** The first of those offered that the visitor's `Accept-Encoding` allows. `q=0` forbids (RFC 9110, 12.5.3). */
export function acceptedEncoding(request: IncomingMessage, offered: readonly Encoding[]): Encoding {
  const accepted = new Negotiator(request).encodings([...offered])
  // A browser lists what it can read without preferring; which of them is best, is ours to say.
  return offered.find((encoding) => accepted.includes(encoding)) ?? "identity"
}
