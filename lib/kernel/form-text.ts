/** What was typed into a field, as it came; empty when it was not posted, or a file was. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value : ""
}
