import { LRUCache } from "lru-cache"

/** A rule of a stylesheet: what stands before its braces, and what stands in them. */
interface Rule {
  readonly prelude: string
  /** For `@layer`, `@media` and the like. */
  readonly rules?: readonly Rule[]
  /** Declarations, with what is nested in them. Absent for statements like `@layer a, b;`. */
  readonly body?: string
}

/** What of a page tells which rules it needs. */
interface Content {
  readonly classes: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
  /** Types of its inputs. */
  readonly inputs: ReadonlySet<string>
  /** Custom properties that its own `style` attributes read. */
  readonly read: ReadonlySet<string>
}

const GROUPS = /^@(layer|media|supports|container)\b/
const CLASS = /\.((?:\\.|[\w-])+)/
const TAG = /^[a-z][a-z0-9]*/
/** The element that a rule is for, where it stands last and bare: `select optgroup`. */
const LAST_TAG = /[\s>+~]([a-z][a-z0-9]*)$/
const KEYFRAMES = /^@keyframes\s+([\w-]+)/
const PROPERTY = /^@property\s+(--[\w-]+)/
const OWN_PROPERTY = /^\s*(--[\w-]+)\s*:/
/** Parts that a browser gives only to inputs of these types. */
const PARTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/::-webkit-(datetime|date-|calendar)/, ["date", "time", "datetime-local", "month", "week"]],
  [/::-webkit-search/, ["search"]],
  [/::-webkit-(inner|outer)-spin/, ["number"]],
  [/::file-selector-button/, ["file"]],
  [/::placeholder/, ["text", "search", "tel", "email", "url", "number", "password"]],
]
/** What a value that is filled in may bring: a QR code. */
const FILLED_IN = ["svg", "path"]

/** Pages are made anew every second, and hardly ever with other classes. */
const MAX_ANSWERS = 50
const answers = new LRUCache<string, string>({ max: MAX_ANSWERS })

/**
 * What a page needs of the stylesheet of all pages: rules for classes, tags and inputs that it does not have are left
 * out, and custom properties and keyframes that nothing reads. Scripts of crowd pages make no elements and give none another class.
 * A rule of utilities is told by the first class in its selector.
 */
export function purgeCss(css: string, html: string): string {
  const content = contentOf(html)
  const question = [css, ...Object.values(content).map((names) => [...names].join(" "))].join("\n")
  const known = answers.get(question)
  if (known !== undefined) return known
  const answer = withReadProperties(keep(parse(css), content), content.read)
  answers.set(question, answer)
  return answer
}

function contentOf(html: string): Content {
  const written = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/))
  const text = (name: string) =>
    name
      .replaceAll("&gt;", ">")
      .replaceAll("&lt;", "<")
      .replaceAll("&quot;", '"')
      .replaceAll(/&#(x27|39);/g, "'")
      .replaceAll("&amp;", "&")
  const all = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, name = ""]) => name.toLowerCase())
  const isForText = /<textarea\b|<input\b(?![^>]*\stype=)/i.test(html)
  return {
    classes: new Set(written.map(text)),
    tags: new Set([...FILLED_IN, ...all(/<([a-z][a-z0-9]*)/gi)]),
    inputs: new Set([...all(/<input\b[^>]*\stype="(\w[\w-]*)"/gi), ...(isForText ? ["text"] : [])]),
    read: new Set(all(/\bvar\((--[\w-]+)/g)),
  }
}

function keep(rules: readonly Rule[], content: Content): Rule[] {
  return rules.flatMap((rule) => {
    if (rule.rules) {
      const inner = keep(rule.rules, content)
      return inner.length > 0 ? [{ ...rule, rules: inner }] : []
    }
    if (rule.prelude.startsWith("@")) return [rule]
    const used = partsOf(rule.prelude, ",").filter((selector) => isUsed(selector.trim(), content))
    return used.length > 0 ? [{ ...rule, prelude: used.join(",") }] : []
  })
}

function isUsed(selector: string, { classes, tags, inputs }: Content): boolean {
  const [, first] = CLASS.exec(selector) ?? []
  if (first !== undefined) return classes.has(first.replaceAll(/\\(.)/g, "$1"))
  const [tag] = TAG.exec(selector) ?? []
  const [, last = tag] = LAST_TAG.exec(selector) ?? []
  if ([tag, last].some((name) => name !== undefined && !tags.has(name))) return false
  return PARTS.every(([part, types]) => !part.test(selector) || types.some((type) => inputs.has(type)))
}

/** One property may be read by another only, so that what reads nothing goes first. */
function withReadProperties(rules: readonly Rule[], readByPage: ReadonlySet<string>): string {
  const text = write(rules)
  const readers = write(rules.filter(({ prelude }) => !PROPERTY.test(prelude) && !KEYFRAMES.test(prelude)))
  const isRead = (name: string) =>
    readByPage.has(name) || readers.includes(name.startsWith("--") ? `var(${name}` : name)
  const kept = write(onlyRead(rules, isRead))
  return kept === text ? text : withReadProperties(parse(kept), readByPage)
}

function onlyRead(rules: readonly Rule[], isRead: (name: string) => boolean): Rule[] {
  return rules.flatMap((rule) => {
    if (rule.rules) {
      const inner = onlyRead(rule.rules, isRead)
      return inner.length > 0 ? [{ ...rule, rules: inner }] : []
    }
    const [, named] = PROPERTY.exec(rule.prelude) ?? KEYFRAMES.exec(rule.prelude) ?? []
    if (named !== undefined) return isRead(named) ? [rule] : []
    if (rule.body === undefined) return [rule]
    const declarations = partsOf(rule.body, ";").filter((declaration) => {
      const [, own] = OWN_PROPERTY.exec(declaration) ?? []
      return own === undefined || isRead(own)
    })
    const body = declarations.join(";")
    return body.trim() === "" ? [] : [{ ...rule, body }]
  })
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
