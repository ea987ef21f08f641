import { createHash } from "node:crypto"
import { lstatSync, mkdirSync, realpathSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { root } from "#scripts/project.ts"
import { SetUpError } from "#scripts/set-up-error.ts"
import { type Account, may } from "./account.ts"

/** Where root keeps what the account `postgres` must reach when the checkout lies in a private folder. */
export function sharedFolder(): string {
  const hash = createHash("sha256").update(root).digest("hex").slice(0, 8)
  return join("/var/lib", `portal-vaksinasi-${hash}`)
}

/** The folder of the lasting cluster. It may not exist yet; what surrounds it does, and the account can enter it. */
export function clusterFolder(account: Account, dataFolder: string): string {
  // Entering is enough for Postgres; only the owner can list.
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  const folder = join(dataFolder, "postgres")

  if (isLink(folder)) return realpathSync(folder)
  if (may(account, "-x", dataFolder)) return folder
  if (lstatSync(folder, { throwIfNoEntry: false })) {
    throw new SetUpError(
      `The account postgres cannot reach ${folder} any more: was a folder above it made private?`,
    )
  }
  const shared = sharedFolder()
  const elsewhere = join(shared, "postgres")
  mkdirSync(shared, { recursive: true, mode: 0o711 })
  symlinkSync(elsewhere, folder)
  return elsewhere
}

/** A folder for temporary clusters that the account can enter. */
export function temporaryFolder(account: Account): string {
  const found = [tmpdir(), "/tmp", "/var/tmp"].find((folder) => may(account, "-x", folder))
  if (found) return found
  throw new SetUpError("No temporary folder that the account postgres can enter: set TMPDIR to one.")
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}
