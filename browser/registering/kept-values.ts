import { type RegisterField, shownFields } from "#lib/registration/types.ts"

const STORED_AS = "isian-pendaftaran"

/** Never kept: the NIK, which a borrowed phone must not remember, and the consent, which is given anew. */
const NOT_KEPT: readonly RegisterField[] = ["nik", "consent"]

/** Remembers what was typed, in this tab alone and until it is used, for whoever has to take a new number. */
export function keepTyped(form: HTMLFormElement): void {
  const typed = new FormData(form)
  const kept = shownFields.filter((name) => !NOT_KEPT.includes(name)).map((name) => [name, typed.get(name)])
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden on this phone: then the fields are filled in again by hand.
  }
}

/** Fills the form with what was kept and forgets it. */
export function restoreTyped(form: HTMLFormElement): void {
  fillIn(form, takeKept())
}

/** What was typed since the form was sent: the answer tells only what it held then. */
export function typedSince(form: HTMLFormElement, sent: FormData): [string, unknown][] {
  return [...new FormData(form)].filter(([name, value]) => sent.get(name) !== value)
}

/** Fills these fields in; what is empty or unknown is left alone. */
export function fillIn(form: HTMLFormElement, typed: readonly [string, unknown][]): void {
  for (const [name, value] of typed) {
    const field = form.elements.namedItem(name)
    if (typeof value !== "string" || value === "") continue
    if (field instanceof RadioNodeList) choose(field, value)
    else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
  }
}

function takeKept(): [string, unknown][] {
  try {
    const text = sessionStorage.getItem(STORED_AS)
    sessionStorage.removeItem(STORED_AS)
    return text === null ? [] : (JSON.parse(text) as [string, unknown][])
  } catch {
    return [] // Storage is forbidden on this phone: nothing was kept.
  }
}

/** As a person would, so that whatever follows from the choice follows. An hour that is full meanwhile stays unchosen. */
function choose(group: RadioNodeList, value: string): void {
  for (const option of group) {
    if (option instanceof HTMLInputElement && option.value === value && !option.disabled) option.click()
  }
}
