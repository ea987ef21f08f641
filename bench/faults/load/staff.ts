import { type Answer, header } from "../../http/answer-reader.ts"
import { textOf } from "../../http/unpack.ts"
import { cookieIn } from "../../stampede/crowd.ts"
import { type About, askUntilAnswered, FINE, type Load, type Reading } from "./caller.ts"
import { type Fields, formsWith, getPage, postHtmlForm } from "./html-form.ts"

export interface Account {
  readonly username: string
  readonly password: string
}

const SIGN_IN = "/masuk"
const SESSION = "authjs.session-token"

/** A browser of the office or the stadium: signed in, and again when the portal forgets it. */
export class StaffBrowser {
  readonly #load: Load
  readonly #account: Account
  readonly #address: string
  #cookie = ""

  constructor(load: Load, account: Account, address: string) {
    this.#load = load
    this.#account = account
    this.#address = address
  }

  /** Gets a page or posts a form there until it is answered; `undefined` when the run is over. */
  async ask(about: About, path: string, fields: Fields | null, read: (html: string) => Reading) {
    const request = () =>
      fields
        ? postHtmlForm(this.#load.authority, path, fields, this.#visitor())
        : getPage(this.#load.authority, path, this.#visitor())
    const answered = await askUntilAnswered(
      this.#load,
      about,
      request,
      (answer) => readStaffPage(answer, read),
      () => this.signIn(),
    )
    return answered && { outcome: answered.outcome, html: textOf(answered.answer) }
  }

  async signIn(): Promise<void> {
    this.#cookie = ""
    const page = await this.ask({ kind: "look", key: SIGN_IN }, SIGN_IN, null, () => FINE)
    const [form] = page ? formsWith(page.html, 'name="username"') : []
    if (!form) return
    const { username, password } = this.#account
    const fields = [...form.hidden, ["username", username], ["password", password]] as const
    const answered = await askUntilAnswered(
      this.#load,
      { kind: "sign_in", key: username },
      () => postHtmlForm(this.#load.authority, SIGN_IN, fields, this.#visitor()),
      readSignIn,
    )
    const session = answered && cookieIn(answered.answer, SESSION)
    if (session) this.#cookie = `${SESSION}=${session}`
  }

  #visitor() {
    return { address: this.#address, cookie: this.#cookie }
  }
}

/** Whoever was signed in and is asked to sign in has lost what they were at. */
function readStaffPage(answer: Answer, read: (html: string) => Reading): Reading {
  const leadsTo = header(answer, "location") ?? ""
  if (leadsTo.includes(SIGN_IN)) return { outcome: "forced_sign_in", told: String(answer.status) }
  if (cookieIn(answer, SESSION) === "") return { outcome: "forced_sign_in", told: "cookie cleared" }
  return answer.status === 200 ? read(textOf(answer)) : { outcome: "unexpected", told: String(answer.status) }
}

function readSignIn(answer: Answer): Reading {
  if (answer.status === 303 && cookieIn(answer, SESSION)) return { outcome: "ok", told: "signed_in" }
  if (answer.status === 200) return { outcome: "refused", told: "refused" }
  return { outcome: "unexpected", told: String(answer.status) }
}
