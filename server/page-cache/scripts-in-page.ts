/** Any `<script>` with its attributes (1) and its text (2). React escapes `<` and `>` everywhere else. */
const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi

export interface ScriptElement {
  /** The whole element. */
  readonly markup: string
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
}

/** The page in pieces: markup between scripts as it stands, and the scripts. Joined again they are the page. */
export function piecesOf(html: string): (string | ScriptElement)[] {
  const pieces: (string | ScriptElement)[] = []
  let end = 0
  for (const { 0: markup, 1: attributes = "", 2: text = "", index } of html.matchAll(SCRIPT)) {
    pieces.push(html.slice(end, index), { markup, attributes: attributesOf(attributes), text })
    end = index + markup.length
  }
  pieces.push(html.slice(end))
  return pieces
}

/** Attribute names in lower case, values as written: quoted, or empty when there is none. */
export function attributesOf(written: string): Map<string, string> {
  const pairs = written.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g)
  return new Map(
    Array.from(pairs, ([, name = "", double, single]) => [name.toLowerCase(), double ?? single ?? ""]),
  )
}

/** Whether a browser runs it. JSON-LD and other data blocks have a type of their own. */
export function isExecutable({ attributes }: ScriptElement): boolean {
  const type = attributes.get("type") ?? ""
  return type === "" || type === "module" || type === "importmap" || /javascript$/i.test(type)
}

/** The texts of the scripts that stand in the page itself and run. */
export function inlineScriptsOf(html: string): string[] {
  return piecesOf(html).flatMap((piece) => {
    if (typeof piece === "string" || piece.attributes.has("src") || !isExecutable(piece)) return []
    return [piece.text]
  })
}
