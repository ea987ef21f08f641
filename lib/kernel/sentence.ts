/**
 * Puts values into a sentence of the catalogue where it says `{name}`; a name without a value stays as it is. For
 * scripts in the browser, which get sentences ready except for what changes: on the server the catalogue does it.
 */
export function fillSentence(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = values[name]
    return typeof value === "string" ? value : blank
  })
}

/** The values of a sentence that is handed to a script: each name stands for itself until the script fills it. */
export function blanks<Name extends string>(...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `{${name}}`])) as Record<Name, string>
}
