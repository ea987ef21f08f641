/**
 * A place in a page template for a text that differs from visitor to visitor. The front door puts the text in, escaped, as
 * it sends the page (`server/page-cache/page-template.ts`); without one the place stays empty. Within a `<script>` nothing
 * is filled, and a page with placeholders loses the scripts of Next: React would put back what it knows.
 */
export function placeholder<Name extends string>(name: Name): `@@${Name}@@` {
  return `@@${name}@@`
}

/** Finds placeholders in markup. The first group is the name. */
export const PLACEHOLDER = /@@([a-z]\w*)@@/gi

/** What somebody typed, for a page template: a word joiner keeps it from being read as a placeholder. */
export function literalText(text: string): string {
  return text.replaceAll("@@", "@\u2060@")
}
