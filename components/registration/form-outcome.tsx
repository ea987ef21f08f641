import Link from "next/link"
import { useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { formatNumber } from "#lib/kernel/wib.ts"
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
  if (refusal.kind === "campaign_full") return <CampaignFull {...refusal} />
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

type CampaignFullRefusal = Extract<RegisterRefusal, { kind: "campaign_full" }>

/** Places run out for one audience only, and held ones have not run out: they are not there to be had yet. */
function CampaignFull({ audience, held }: CampaignFullRefusal) {
  const t = useTranslations("registration")
  if (audience === "outside_city" && held > 0) {
    return (
      <ErrorSummary tone="warning" title={t("held.title")} errors={[]}>
        <p className="mt-1">{t("held.text", { held: formatNumber(held) })}</p>
        <a href="/kuota" target="_blank" rel="noopener" className="touch text-link inline-flex items-center">
          {t("held.link")}
        </a>
      </ErrorSummary>
    )
  }
  return (
    <ErrorSummary title={t(`refused.campaign_full.${audience}`)} errors={[]}>
      <p className="mt-1">{t("refused.campaign_full.text")}</p>
    </ErrorSummary>
  )
}
