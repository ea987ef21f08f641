import type { LineWords } from "#components/waiting-room/line-words.ts"

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

/** The waiting page as the script sees it: attributes that choose what shows, places for texts, and a voice. */
export interface Page {
  readonly root: HTMLElement
  readonly data: DOMStringMap
  readonly words: Words
  /** It came with a ticket in it, and was read out as any page is. */
  readonly wasRead: boolean
  /** Writes a text wherever it stands. */
  write(name: string, text: string): void
  /** For screen readers: what shows now, in a sentence. */
  say(text: string): void
  /** The heading of what shows. */
  heading(): HTMLElement | undefined
}

export function openPage(root: HTMLElement): Page {
  const spoken = root.querySelector("[data-spoken]")
  return {
    root,
    data: root.dataset,
    words: JSON.parse(root.dataset.words ?? "{}"),
    wasRead: root.dataset.view === "ticket",
    write: (name, text) => {
      for (const place of root.querySelectorAll(`[data-out=${name}]`)) setText(place, text)
    },
    say: (text) => setText(spoken, text),
    heading: () => [...root.querySelectorAll("h1")].find((heading) => heading.offsetParent !== null),
  }
}

/** Leaves alone what says the same already: a screen reader would read it again. */
export function setText(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text
}

/** `hidden` for all of these. */
export function hide(root: ParentNode, selector: string, hidden: boolean): void {
  for (const place of root.querySelectorAll<HTMLElement>(selector)) place.hidden = hidden
}
