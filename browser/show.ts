/** Leaves alone what says the same already: a screen reader would read it again. */
export function setText(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text
}

/** Sets `hidden` of all elements that the selector finds. */
export function hide(root: ParentNode, selector: string, hidden: boolean): void {
  for (const place of root.querySelectorAll<HTMLElement>(selector)) place.hidden = hidden
}
