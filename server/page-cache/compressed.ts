import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

export type Encoding = "br" | "gzip" | "identity"

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A crowd page is compressed once a second: 5 costs a few milliseconds and is within 5 % of what 11 gives in 100. */
const BROTLI_QUALITY = 5
const GZIP_LEVEL = 6

/** The bytes of an answer that is the same for everybody, compressed when first asked for, and once. */
export class WholeBytes {
  readonly #identity: Buffer
  readonly #made = new Map<Encoding, Buffer | Promise<Buffer>>()

  constructor(identity: Buffer) {
    this.#identity = identity
  }

  get(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === "identity") return this.#identity
    return this.#made.get(encoding) ?? this.#make(encoding)
  }

  #make(encoding: "br" | "gzip"): Promise<Buffer> {
    const making =
      encoding === "br" ? toBrotli(this.#identity) : gzipped(this.#identity, { level: GZIP_LEVEL })
    this.#made.set(encoding, making)
    making.then(
      (bytes) => this.#made.set(encoding, bytes),
      () => this.#made.delete(encoding),
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

/**
 * The best encoding of those offered that the visitor's `Accept-Encoding` allows. A browser lists what it can without
 * preferring; `q=0` forbids (RFC 9110, 12.5.3).
 */
export function acceptedEncoding(accept: string | undefined, offered: readonly Encoding[]): Encoding {
  if (!accept) return "identity"
  const known = remembered.get(accept) ?? remember(accept)
  return offered.find((encoding) => known.has(encoding)) ?? "identity"
}

const remembered = new Map<string, ReadonlySet<string>>()

function remember(accept: string): ReadonlySet<string> {
  const entries = accept.split(",").map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  )
  const wanted = entries.filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? "")).map(([name = ""]) => name)
  const set = new Set(wanted)
  // Browsers share a handful of values; whoever invents others is read each time.
  if (remembered.size < 64 && accept.length < 128) remembered.set(accept, set)
  return set
}
