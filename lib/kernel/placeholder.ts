/**
 * A place in a page that is the same for everybody, for a text that is not: the front door fills it as it sends the
 * page (`server/pages/`), an unfilled one with nothing. Names are lower case with underscores. Holes inside a
 * `<script>` are never filled, and a page with holes loses those of Next: React would put back what it knows.
 */
export function placeholder(name: string): string {
  return `@@${name}@@`
}

/** Finds holes in markup. The first group is the name. */
export const PLACEHOLDER = /@@([a-z][a-z0-9_]*)@@/g

/** A text that may have been typed by anybody, as what a hole takes: markup, within text or a quoted attribute. */
export function asMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
