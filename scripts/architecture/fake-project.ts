import { type SourceFile, sourceFile } from "./source-file.ts"

/** A project for tests: each path with what it imports. */
export function fakeProject(files: Readonly<Record<string, readonly string[]>>): SourceFile[] {
  return Object.entries(files).map(([path, specifiers]) =>
    sourceFile(path, specifiers.map((specifier) => `import "${specifier}"\n`).join("")),
  )
}
