import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const WORTH_IT = /\.(js|css|svg|json|txt|webmanifest)$/
/** Smaller files fit into one packet anyway. In bytes. */
const SMALL = 500
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Puts the best compressed forms beside the files of a build, for `server/routes/assets.ts` to send. */
export async function compressBuild(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => WORTH_IT.test(file) && statSync(file).size > SMALL)
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      writeFileSync(`${file}.br`, await brotli(bytes, { params }))
      writeFileSync(`${file}.gz`, await gzipped(bytes, { level: 9 }))
    }),
  )
}
