import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib"
import { type Answer, header } from "./answer-reader.ts"

/** The text of an answer. Only called for answers that are read: most are only counted. */
export function textOf(answer: Answer, encoding: "utf8" | "latin1" = "utf8"): string {
  return unpack(answer.body, header(answer, "content-encoding")).toString(encoding)
}

function unpack(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0) return body
  switch (encoding) {
    case "br":
      return brotliDecompressSync(body)
    case "gzip":
      return gunzipSync(body)
    case "zstd":
      return zstdDecompressSync(body)
    case undefined:
    case "identity":
      return body
    default:
      throw new Error(`an encoding that was not asked for: ${encoding}`)
  }
}
