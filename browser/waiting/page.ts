import { setText } from "#browser/show.ts"
import { openTemplate, type Template } from "#browser/template.ts"
import type { LineWords } from "#components/waiting-room/line-words.ts"
import type { waitingPage } from "#lib/waiting-room/page.ts"

/** What the page gives the script to say, out of the catalogue. */
export interface Words {
  turn: string
  ahead: string
  working: string
  busy: string
  offline: string
  cancelled: string
  line: LineWords
}

/** The waiting page as its script sees it. */
export interface Page extends Template<typeof waitingPage> {
  readonly words: Words
  /** It came with a ticket in it, and was read out as any page is. */
  readonly wasRead: boolean
  /** For screen readers: what shows now, in a sentence. */
  say(text: string): void
  /** The heading of what shows. */
  heading(): HTMLElement | undefined
}

export function openPage(root: HTMLElement): Page {
  const template = openTemplate<typeof waitingPage>(root)
  const spoken = root.querySelector("[data-spoken]")
  return {
    ...template,
    words: JSON.parse(root.dataset.words ?? "{}"),
    wasRead: template.data.view === "ticket",
    say: (text) => setText(spoken, text),
    heading: () => [...root.querySelectorAll("h1")].find((heading) => heading.offsetParent !== null),
  }
}
