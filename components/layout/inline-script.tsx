/**
 * The place of an inline script (`browser/NAME.ts`), which the front door writes into the page. Cached public pages have
 * no other scripts.
 */
export function InlineScript({ name }: { name: string }) {
  return <script data-inline-script={name} />
}
