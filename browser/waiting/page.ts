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
  /** For screen readers: what shows now, each part with a pause behind it. */
  say(...parts: string[]): void
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
    say: (...parts) => spoken && sayParts(spoken, parts),
    heading: () => [...root.querySelectorAll("h1")].find((heading) => heading.offsetParent !== null),
  }
}

/** Each part is a paragraph: between two of them a screen reader makes the pause that it makes between sentences. */
function sayParts(place: Element, parts: readonly string[]): void {
  // Leaves alone what says the same already: it would be read again.
  if ([...place.children].map((part) => part.textContent).join("\n") === parts.join("\n")) return
  place.textContent = ""
  for (const part of parts) {
    const paragraph = document.createElement("p")
    paragraph.textContent = part
    place.append(paragraph)
  }
}
