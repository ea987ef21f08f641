/** Text of the same length in which comments and the insides of strings and regular expressions are blank. */
export interface Scanned {
  readonly code: string
  /** What a string literal says, by the position of its opening quote. */
  readonly strings: ReadonlyMap<number, string>
}

const REGEX_MAY_FOLLOW = /(^|[(,=:[!&|?{};+\-*%~^<>\n]|\b(return|typeof|case|of|in|await))\s*$/

/**
 * A scanner that is just clever enough to find imports in formatted TypeScript and JSX. A quote or a slash that is
 * not closed on its line (an apostrophe in JSX text, a division) is taken for plain text.
 */
export function scan(source: string): Scanned {
  const code = [...source.replaceAll(/[^\n]/g, " ")]
  const strings = new Map<number, string>()
  const braces: ("block" | "template")[] = []
  let at = 0

  // Moves behind the end of a template, or into the next `${`.
  const skipTemplate = () => {
    while (at < source.length && source[at] !== "`" && !source.startsWith("${", at)) {
      at += source[at] === "\\" ? 2 : 1
    }
    if (source.startsWith("${", at)) braces.push("template")
    at += source[at] === "`" ? 1 : 2
  }

  while (at < source.length) {
    const char = source.charAt(at)
    if (source.startsWith("//", at)) at = orEnd(source, source.indexOf("\n", at))
    else if (source.startsWith("/*", at)) at = orEnd(source, source.indexOf("*/", at) + 2, 1)
    else if (char === '"' || char === "'") {
      const literal = matchAt(char === '"' ? /"(?:[^"\\\n]|\\.)*"/y : /'(?:[^'\\\n]|\\.)*'/y, source, at)
      if (literal) strings.set(at, literal.slice(1, -1))
      code[at] = char
      at += literal?.length ?? 1
    } else if (char === "`") {
      at++
      skipTemplate()
    } else if (char === "/" && REGEX_MAY_FOLLOW.test(code.slice(Math.max(0, at - 40), at).join(""))) {
      at += matchAt(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y, source, at)?.length ?? 1
    } else {
      code[at] = char
      at++
      if (char === "{") braces.push("block")
      if (char === "}" && braces.pop() === "template") skipTemplate()
    }
  }
  return { code: code.join(""), strings }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** `indexOf` says -1 (plus `shift`) when nothing was found. */
function orEnd(source: string, found: number, shift = -1): number {
  return found === shift ? source.length : found
}
