import { parseSync, Visitor } from "oxc-parser"

/** Returns the specifiers that a module imports or re-exports, types included, in the order of the file. */
export function importsOf(path: string, source: string): string[] {
  const specifiers: string[] = []
  const note = (node: { source: { type: string; value?: unknown } | null }) => {
    if (typeof node.source?.value === "string") specifiers.push(node.source.value)
  }
  const visitor = new Visitor({
    ImportDeclaration: note,
    ExportNamedDeclaration: note,
    ExportAllDeclaration: note,
    ImportExpression: note,
    TSImportType: note,
  })
  visitor.visit(parseSync(path, source).program)
  return specifiers
}
