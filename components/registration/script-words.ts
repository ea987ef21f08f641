import { useTranslations } from "next-intl"
import type { Trouble } from "#components/form/send-until-answered.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import type { SessionWords } from "./session-words.ts"

/** What the page of the form gives its script to say, with "{name}" for what changes. */
export interface ScriptWords {
  session: SessionWords
  hoursNote: string
  sending: Record<Trouble | "given_up", string>
  turn: TurnWords
}

export interface TurnWords {
  until: string
  left: string
  leftSeconds: string
  ending: string
  endingForGood: string
  extending: string
  extended: string
  extendFailed: string
  over: string
}

type Sending = "registration.sending" | "ticket.cancel.sending" | "waitlist.status.withdraw.sending"

/** What is said while a form is sent. */
export function useSendingWords(of: Sending): ScriptWords["sending"] {
  const t = useTranslations(of)
  return {
    busy: t("busy"),
    offline: t("offline"),
    unknown_result: t("unknown_result"),
    given_up: t("given_up"),
  }
}

export function useScriptWords(): ScriptWords {
  const t = useTranslations("registration")
  const common = useTranslations("common")
  return {
    session: {
      left: t("session.left", blanks("available")),
      full: t("session.full"),
      held: t("session.held"),
      over: t("session.over"),
      forOutsideCity: t("session.forOutsideCity", blanks("places")),
    },
    hoursNote: t("session.note", { asOf: common("asOf", blanks("time")) }),
    sending: useSendingWords("registration.sending"),
    turn: {
      until: t("turn.until", blanks("time")),
      left: t("turn.left", blanks("minutes", "seconds")),
      leftSeconds: t("turn.leftSeconds", blanks("seconds")),
      ending: t("turn.ending"),
      endingForGood: t("turn.endingForGood"),
      extending: t("turn.extending"),
      extended: t("turn.extended", blanks("time")),
      extendFailed: t("turn.extendFailed"),
      over: t("turn.over.title"),
    },
  }
}
