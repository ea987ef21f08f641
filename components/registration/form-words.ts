import { useTranslations } from "next-intl"
import {
  type RegisterErrorKey,
  type RegisterField,
  type RegisterFormState,
  shownFields,
} from "#lib/registration/types.ts"

/** The sentence of one error. Only "too young" speaks of the age. */
export function useErrorSentence(minimumAge?: number) {
  const t = useTranslations("registration.errors")
  return (key: RegisterErrorKey) => t(key, { age: String(minimumAge) })
}

/** Sentences for what is wrong: short at the field, with the field's name in the summary. */
export function useErrorWords(state: RegisterFormState, minimumAge: number) {
  const t = useTranslations("registration")
  const errors = state.kind === "invalid" ? state.errors : {}
  const sessionFull = state.kind === "refused" && state.refusal.kind === "session_full"
  const sentence = useErrorSentence(minimumAge)

  return {
    at: (field: RegisterField) => {
      if (sessionFull && field === "sessionId") return t("refused.session_full.title")
      const key = errors[field]
      return key && sentence(key)
    },
    summary: shownFields.flatMap((name) => {
      const key = errors[name]
      if (!key) return []
      const message = key === "required" ? t("errors.missing", { field: t(`names.${name}`) }) : sentence(key)
      return [{ name, message }]
    }),
  }
}
