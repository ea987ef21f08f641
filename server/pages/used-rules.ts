import { LRUCache } from "lru-cache"

/** A rule of a stylesheet: what stands before its braces, and what stands in them. */
interface Rule {
  readonly prelude: string
  /** For `@layer`, `@media` and the like. */
  readonly rules?: readonly Rule[]
  /** Declarations, with what is nested in them. Absent for statements like `@layer a, b;`. */
  readonly body?: string
}

const GROUPS = /^@(layer|media|supports|container)\b/
const CLASS = /\.((?:\\.|[\w-])+)/
const PROPERTY = /^@property\s+(--[\w-]+)/

/** Pages are made anew every second, and hardly ever with other classes. */
const MOST_ANSWERS = 50
const answers = new LRUCache<string, string>({ max: MOST_ANSWERS })

/**
 * What a page needs of the stylesheet of all pages: rules for classes that no element of it has are left out. Scripts
 * of crowd pages give no element another class. A rule of utilities is told by the first class in its selector.
 */
export function usedRules(css: string, html: string): string {
  const classes = classesOf(html)
  const question = [css, ...classes].join(" ")
  const known = answers.get(question)
  if (known !== undefined) return known
  const kept = keep(parse(css), classes)
  const text = write(kept.filter(({ prelude }) => !PROPERTY.test(prelude)))
  const answer = write(kept.filter((rule) => isPropertyUsed(rule, text)))
  answers.set(question, answer)
  return answer
}

function classesOf(html: string): ReadonlySet<string> {
  const written = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/))
  const text = (name: string) =>
    name
      .replaceAll("&gt;", ">")
      .replaceAll("&lt;", "<")
      .replaceAll("&quot;", '"')
      .replaceAll(/&#(x27|39);/g, "'")
      .replaceAll("&amp;", "&")
  return new Set(written.map(text))
}

function keep(rules: readonly Rule[], classes: ReadonlySet<string>): Rule[] {
  return rules.flatMap((rule) => {
    if (rule.rules) {
      const inner = keep(rule.rules, classes)
      return inner.length > 0 ? [{ ...rule, rules: inner }] : []
    }
    if (rule.prelude.startsWith("@")) return [rule]
    const used = partsOf(rule.prelude, ",").filter((selector) => isUsed(selector, classes))
    return used.length > 0 ? [{ ...rule, prelude: used.join(",") }] : []
  })
}

function isUsed(selector: string, classes: ReadonlySet<string>): boolean {
  const [, first] = CLASS.exec(selector) ?? []
  return first === undefined || classes.has(first.replaceAll(/\\(.)/g, "$1"))
}

function isPropertyUsed({ prelude }: Rule, css: string): boolean {
  const [, name] = PROPERTY.exec(prelude) ?? []
  return name === undefined || css.includes(`var(${name}`)
}

function write(rules: readonly Rule[]): string {
  return rules
    .map(({ prelude, rules: inner, body }) => {
      if (inner) return `${prelude}{${write(inner)}}`
      return body === undefined ? `${prelude};` : `${prelude}{${body}}`
    })
    .join("")
}

function parse(css: string): Rule[] {
  const rules: Rule[] = []
  let rest = css.trim()
  while (rest !== "") {
    const end = endOf(rest, "{;")
    const prelude = rest.slice(0, end).trim()
    if (rest[end] !== "{") {
      if (prelude !== "") rules.push({ prelude })
      rest = rest.slice(end + 1).trimStart()
      continue
    }
    const length = endOf(rest.slice(end + 1), "}")
    const body = rest.slice(end + 1, end + 1 + length)
    rules.push(GROUPS.test(prelude) ? { prelude, rules: parse(body) } : { prelude, body })
    rest = rest.slice(end + length + 2).trimStart()
  }
  return rules
}

function partsOf(text: string, separator: string): string[] {
  const end = endOf(text, separator)
  return end < text.length ? [text.slice(0, end), ...partsOf(text.slice(end + 1), separator)] : [text]
}

/** Where one of these characters first stands outside brackets, strings and escapes; else the end. */
function endOf(text: string, ends: string): number {
  let depth = 0
  let quote = ""
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ""
    if (character === "\\") i++
    else if (quote !== "") quote = character === quote ? "" : quote
    else if (depth === 0 && ends.includes(character)) return i
    else if (character === '"' || character === "'") quote = character
    else if ("([{".includes(character)) depth++
    else if (")]}".includes(character)) depth--
  }
  return text.length
}
