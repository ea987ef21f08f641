/** A check as the command line names it. */
interface Named {
  readonly name: string
  /** Whether it can run a part of itself: paths and options go to its tool. */
  readonly takesPart: boolean
}

/** What `npm test -- <words>` asks for: some checks, and which part of them. */
export type Asked<Check> =
  | { kind: "run"; checks: readonly Check[]; part: readonly string[] }
  | { kind: "unknown"; message: string }

/**
 * Reads the words of the command line: names of checks, then what goes to their tool (`unit lib/quota -t "releases"`).
 * Without any name every check runs.
 */
export function readAsked<Check extends Named>(
  words: readonly string[],
  checks: readonly Check[],
): Asked<Check> {
  const isName = (word: string) => checks.some(({ name }) => name === word)
  const end = words.findIndex((word) => !isName(word))
  const names = end === -1 ? words : words.slice(0, end)
  const part = end === -1 ? [] : words.slice(end)
  const chosen = checks.filter(({ name }) => names.includes(name))
  const [first] = part
  if (first === undefined) return { kind: "run", checks: chosen.length > 0 ? chosen : checks, part }
  if (chosen.length > 0 && chosen.every(({ takesPart }) => takesPart)) {
    return { kind: "run", checks: chosen, part }
  }
  const all = checks.map(({ name }) => name).join(", ")
  const parted = checks.filter(({ takesPart }) => takesPart).map(({ name }) => name)
  const message =
    chosen.length === 0
      ? `No check is called ${first}. There are: ${all}.`
      : `${chosen.find(({ takesPart }) => !takesPart)?.name} runs as a whole: ${first} cannot be handed to it.`
  return {
    kind: "unknown",
    message: `${message}\nA path or option goes behind ${parted.join(", ")}: npm test -- unit lib/quota`,
  }
}
