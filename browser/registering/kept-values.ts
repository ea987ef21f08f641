import { type RegisterField, shownFields } from "#lib/registration/types.ts"

const STORED_AS = "isian-pendaftaran"

/** Never kept: the NIK, which a borrowed phone must not remember, and the consent, which is given anew. */
const NOT_KEPT: readonly RegisterField[] = ["nik", "consent"]

/** Keeps what was typed in this tab, until it is used, for people who have to take a new number. */
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
  for (const [name, value] of takeKept()) {
    if (typeof value === "string" && value !== "") fillIn(form, name, value)
  }
}

/** Writes what was changed in a form since it was sent into the form of the answer, which holds what was sent. */
export function carryOver(from: HTMLFormElement, sent: FormData, to: HTMLFormElement): void {
  const typed = new FormData(from)
  for (const name of shownFields) {
    const valueIn = (data: FormData) => data.get(name)?.toString() ?? ""
    if (valueIn(typed) !== valueIn(sent)) fillIn(to, name, valueIn(typed))
  }
}

function fillIn(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof RadioNodeList) choose([...field], value)
  else if (field instanceof HTMLSelectElement) field.value = value
  else if (!(field instanceof HTMLInputElement)) return
  else if (field.type === "checkbox") field.checked = field.value === value
  else if (field.type === "radio") choose([field], value)
  else field.value = value
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

/** Clicks, as a person would, so that the scripts of the form react. An hour that is full by now stays unchosen. */
function choose(group: readonly Node[], value: string): void {
  for (const option of group) {
    if (option instanceof HTMLInputElement && option.value === value && !option.disabled) option.click()
  }
}
