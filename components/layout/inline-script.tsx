/**
 * The place of a small script of our own (`browser/NAME.ts`), which the front door writes into the page. Crowd pages
 * have no other.
 */
export function InlineScript({ name }: { name: string }) {
  return <script data-inline-script={name} />
}
