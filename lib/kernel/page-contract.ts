import { placeholder } from "./placeholder.ts"
import { queryNames, withQuery } from "./routes.ts"

// Browsers run this file too: nothing of Node.

/**
 * By name, the words of which one is filled in: it chooses what the page shows. Names are in lower case, since each is an
 * attribute of the page's root. `problem` is what went wrong; an address may ask a page to tell it.
 */
type Choices = Readonly<Record<string, readonly string[]>>

type ProblemIn<C> = C extends { problem: readonly (infer Word extends string)[] } ? Word : never

/**
 * What a page template leaves open: the contract between the component that draws it, the route that fills it and the
 * script that changes it. A name that is misspelt in one of them, or left out by the route, does not compile.
 */
export interface PageContract<C extends Choices = Choices, T extends string = string> {
  readonly path: string
  readonly choices: C
  readonly texts: readonly T[]

  /** For the component: the placeholder of each name. */
  readonly filled: Readonly<Record<(keyof C & string) | T, string>>
  /** Attributes of the root: all choices, and the texts that the script reads. */
  root(...texts: Extract<T, Lowercase<string>>[]): Attributes
  /** The rules by which `when` works, for a `<style>` of the page. */
  readonly css: string
  /** Attributes of an element that shows only while one of these words is chosen. */
  when<N extends keyof C & string>(name: N, ...words: C[N][number][]): Attributes
  /** Attributes of an element that shows only when the text is not empty. `text`: where it is known already. */
  whenPresent(name: T, text?: string): Attributes
  /** Attributes of an element that shows only when the text is empty. */
  whenEmpty(name: T): Attributes
  /** Attributes and content of an element that holds the text and nothing else, so that a script can write a later one. */
  text(name: T): Attributes & { children: string }

  /** For the route: the address of this page, or of `path`, with what it is to tell. */
  withProblem(problem: ProblemIn<C> | undefined, path?: string): string
  /** What an address asks the page to tell; anything that the page does not know is not repeated. */
  problemIn(query: URLSearchParams): ProblemIn<C> | undefined
}

type Attributes = Readonly<Record<`data-${string}`, string>>

/** What a route fills in: every name of the page, `undefined` where nothing is to stand. Plain text. */
export type Filling<Page> =
  Page extends PageContract<infer C, infer T>
    ? { readonly [N in keyof C]: C[N][number] | undefined } & { readonly [N in T]: string | undefined }
    : never

/** The attributes of a page's root as its script reads and changes them; an unfilled one is empty. */
export type RootData<Page> =
  Page extends PageContract<infer C, infer T>
    ? { -readonly [N in keyof C]: C[N][number] | "" } & { [N in Extract<T, Lowercase<string>>]?: string }
    : never

/** The words of a choice. */
export type Word<Page, Name extends string> =
  Page extends PageContract<infer C> ? (Name extends keyof C ? C[Name][number] : never) : never

/** The names of a page's texts. */
export type TextOf<Page> = Page extends PageContract<Choices, infer T> ? T : never

/** Makes the contract of a page. `suffix` tells apart the placeholders of parts that repeat. */
export function definePage<const C extends Choices, const T extends string>(
  { path, choices, texts }: { path: string; choices: C; texts: readonly T[] },
  suffix = "",
): PageContract<C, T> {
  const names = [...Object.keys(choices), ...texts]
  const filled = Object.fromEntries(names.map((name) => [name, placeholder(`${name}${suffix}`)])) as Record<
    (keyof C & string) | T,
    string
  >
  const problems: readonly string[] = choices.problem ?? []
  return {
    path,
    choices,
    texts,
    filled,
    root: (...kept) =>
      Object.fromEntries(
        [...(Object.keys(choices) as (keyof C & string)[]), ...kept].map((name) => [
          `data-${name}`,
          filled[name],
        ]),
      ),
    css: cssOf(choices),
    when: (name, ...words) => ({ [`data-when-${name}`]: words.join(" ") }),
    whenPresent: (name, text = filled[name]) => ({ "data-if": name, "data-filled": text }),
    whenEmpty: (name) => ({ "data-unless": name, "data-filled": filled[name] }),
    text: (name) => ({ "data-text": name, children: filled[name] }),
    withProblem: (problem, of = path) => withQuery(of, { problem }),
    problemIn: (query) => {
      const asked = query.get(queryNames.problem)
      return problems.find((problem): problem is ProblemIn<C> => problem === asked)
    },
  }
}

/** Hides what is not for the word of the root. Hides, rather than shows: each element keeps the look of its classes. */
function cssOf(choices: Choices): string {
  const hidden = Object.entries(choices).flatMap(([name, words]) =>
    ["", ...words].map(
      (word) => `[data-${name}="${word}"] [data-when-${name}]:not([data-when-${name}~="${word}"])`,
    ),
  )
  return hidden.length === 0 ? "" : `${hidden.join()}{display:none}`
}
