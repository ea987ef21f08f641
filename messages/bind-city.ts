import type { CityWords } from "#lib/city/types.ts"

interface Tree {
  readonly [key: string]: string | Tree
}

/**
 * Puts the city into every sentence that names it: `[city]`, `[government]`, `[venue]` and what else `CityWords` has.
 * Brackets are filled once, for all; braces (`{time}`) take a value wherever a sentence is used.
 */
export function bindCity<T extends object>(catalogue: T, city: CityWords): T {
  const bind = (tree: Tree): Tree =>
    Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [
        key,
        typeof value === "string"
          ? value.replaceAll(/\[(\w+)\]/g, (_, name) => asIcu(wordOf(city, name)))
          : bind(value),
      ]),
    )
  return bind(catalogue as Tree) as T
}

function wordOf(city: CityWords, name: string): string {
  if (!Object.hasOwn(city, name))
    throw new Error(`a sentence wants [${name}] of the city, which there is not`)
  return city[name as keyof CityWords]
}

/** A name as the message format takes it literally, whatever stands in it. */
function asIcu(name: string): string {
  return name.replaceAll("'", "''").replaceAll(/[{}<>#|]/g, (sign) => `'${sign}'`)
}
