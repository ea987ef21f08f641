import { openTemplate, type Template } from "#browser/template.ts"
import type { LineWords } from "#components/waiting-room/line-words.ts"
import type { waitingPage } from "#lib/waiting-room/page.ts"

/** Sentences of the catalogue that the page hands to its script. */
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
  /** Whether the page came with a number in it: then a screen reader has read it out. */
  readonly wasRead: boolean
  /** Has a screen reader read out these parts, with a pause after each. */
  say(...parts: string[]): void
  /** The heading that is visible. */
  heading(): HTMLElement | undefined
}

export function openPage(root: HTMLElement): Page {
  const template = openTemplate<typeof waitingPage>(root)
  const spoken = root.querySelector("[data-spoken]")
  return {
    ...template,
    words: JSON.parse(root.dataset.words ?? "{}"),
    wasRead: template.data.view === "queue_number",
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
