import Link from "next/link"
import { useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import type { RegisterFormState, RegisterRefusal } from "#lib/registration/types.ts"
import { useErrorWords } from "./form-words.ts"

interface FormOutcomeProps {
  state: RegisterFormState
  minimumAge: number
}

/** What became of the last attempt, above the form, with the ways on. */
export function FormOutcome({ state, minimumAge }: FormOutcomeProps) {
  switch (state.kind) {
    case "idle":
      return null
    case "invalid":
      return <Invalid state={state} minimumAge={minimumAge} />
    case "refused":
      return <Refused refusal={state.refusal} />
    default:
      return state satisfies never
  }
}

function Invalid({
  state,
  minimumAge,
}: {
  state: Extract<RegisterFormState, { kind: "invalid" }>
  minimumAge: number
}) {
  const t = useTranslations("registration")
  const { summary } = useErrorWords(state, minimumAge)
  if (summary.length > 0) return <ErrorSummary title={t("errors.title")} errors={summary} />
  return (
    <ErrorSummary
      tone="warning"
      title={t("warnings.title")}
      errors={[{ name: "confirmWarnings", message: t("warnings.confirm") }]}
    >
      {state.warnings.map((warning) => (
        <p key={warning} className="mt-1">
          {t(`warnings.${warning}`)}
        </p>
      ))}
    </ErrorSummary>
  )
}

function Refused({ refusal }: { refusal: RegisterRefusal }) {
  const t = useTranslations("registration.refused")
  const sessionLink = { name: "sessionId", message: t("session_full.link") }
  const errors = refusal.kind === "session_full" ? [sessionLink] : []
  return (
    <ErrorSummary title={t(`${refusal.kind}.title`)} errors={errors}>
      <p className="mt-1">{t(`${refusal.kind}.text`)}</p>
      {refusal.kind === "already_registered" && (
        <Link href="/cek" prefetch={false} className="touch text-link inline-flex items-center font-semibold">
          {t("already_registered.link")}
        </Link>
      )}
    </ErrorSummary>
  )
}
