import type { RootData, TextOf } from "#lib/kernel/page-contract.ts"
import { setText } from "./show.ts"

/** A page template as its script sees it. `Page`: the type of its contract (`lib/kernel/page-contract.ts`). */
export interface Template<Page> {
  readonly root: HTMLElement
  /** The attributes of the root: a word that is written there chooses what shows. */
  readonly data: RootData<Page>
  /** Writes a text wherever the page shows it; parts that depend on it show or hide. */
  write(name: TextOf<Page>, text: string): void
}

export function openTemplate<Page>(root: HTMLElement): Template<Page> {
  return {
    root,
    data: root.dataset as unknown as RootData<Page>,
    write(name, text) {
      for (const place of root.querySelectorAll(`[data-text=${name}]`)) setText(place, text)
      const parts = root.querySelectorAll<HTMLElement>(`[data-if=${name}],[data-unless=${name}]`)
      for (const part of parts) part.dataset.filled = text
    },
  }
}
