import { attribute } from "../../action/posted-form.ts"
import { BOUNDARY, MULTIPART, part } from "../../action/server-actions.ts"
import { get, post } from "../../http/request.ts"

/** Names with values in the order of the form; a name may come twice. */
export type Fields = readonly (readonly [string, string])[]

/** A form of a page, as a browser without a script finds it. */
export interface HtmlForm {
  /** What it posts without being touched: its action, and what it carries along. */
  readonly hidden: Fields
  readonly html: string
}

/** The forms of a page in which this is written, in their order. */
export function formsWith(html: string, written: string): HtmlForm[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => form.includes(written))
    .map((form) => ({ html: form, hidden: hiddenOf(form) }))
}

function hiddenOf(form: string): Fields {
  const inputs = [...form.matchAll(/<input [^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag)
  return inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value")] as const)
}

/** The values of the inputs of this name. */
export function valuesOf({ html }: HtmlForm, name: string): string[] {
  const tags = [...html.matchAll(/<(?:input|button) [^>]*>/g)].map(([tag]) => tag)
  return tags.filter((tag) => attribute(tag, "name") === name).map((tag) => attribute(tag, "value"))
}

/** What a browser's own sending says along, without a script. */
const NAVIGATION =
  "accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nsec-fetch-dest: document\r\nsec-fetch-mode: navigate\r\nsec-fetch-site: same-origin\r\n"

/** The form with what was typed, as a browser posts it by itself. */
export function postHtmlForm(
  host: string,
  path: string,
  fields: Fields,
  visitor: { address: string; cookie: string },
): string | Buffer {
  const body = `${fields.map(([name, value]) => part(name, value)).join("")}--${BOUNDARY}--\r\n`
  return post(host, path, { body, type: MULTIPART, headers: NAVIGATION }, visitor)
}

export const getPage = (host: string, path: string, visitor: { address: string; cookie: string }) =>
  get(host, path, "page", visitor)
