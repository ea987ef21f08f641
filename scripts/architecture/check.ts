import { readdirSync } from "node:fs"
import { checkAddresses } from "./addresses.ts"
import { checkLayers } from "./layers.ts"
import { checkMinting } from "./minting.ts"
import { checkModules } from "./modules.ts"
import { checkServerFloors } from "./server-floors.ts"
import { checkRelativeImports, checkShape } from "./shape.ts"
import { readProject, type Violation } from "./source-file.ts"
import { checkTopFolders, checkVocabulary } from "./vocabulary.ts"

/** Everything in the project that the architecture does not allow. There are no exceptions to list. */
export function checkArchitecture(root: string): Violation[] {
  const files = readProject(root)
  const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  )
  return [
    ...checkTopFolders(folders),
    ...checkVocabulary(files),
    ...checkShape(files),
    ...checkRelativeImports(files),
    ...checkLayers(files),
    ...checkServerFloors(files),
    ...checkModules(files),
    ...checkMinting(files),
    ...checkAddresses(files),
  ]
}
