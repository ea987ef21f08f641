import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { RegisterFormState, RegisterRefusal } from "#lib/registration/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { useErrorWords } from "./form-words.ts"
import { NewNumberLink } from "./new-number-link.tsx"

interface FormOutcomeProps {
  state: RegisterFormState
  minimumAge: number
  /** Where a new number is taken when the turn is over. */
  line: LineAudience
}

/** What became of the last attempt, above the form, with the ways on. */
export function FormOutcome({ state, minimumAge, line }: FormOutcomeProps) {
  switch (state.kind) {
    case "idle":
      return null
    case "invalid":
      return <InvalidForm state={state} minimumAge={minimumAge} />
    case "refused":
      return <Refused refusal={state.refusal} line={line} />
    default:
      return state satisfies never
  }
}

/** What was typed wrong, or has to be confirmed. */
export function InvalidForm({
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

function Refused({ refusal, line }: { refusal: RegisterRefusal; line: LineAudience }) {
  const t = useTranslations("registration.refused")
  if (refusal.kind === "campaign_full") return <CampaignFull {...refusal} />
  if (refusal.kind === "other_line") return <OtherLine {...refusal} />
  const sessionLink = { name: "sessionId", message: t("session_full.link") }
  const errors = refusal.kind === "session_full" ? [sessionLink] : []
  return (
    <ErrorSummary title={t(`${refusal.kind}.title`)} errors={errors}>
      <p className="mt-1">{t(`${refusal.kind}.text`)}</p>
      {refusal.kind === "already_registered" && (
        <a href={routes.lookup} className="touch text-link inline-flex items-center font-semibold">
          {t("already_registered.link")}
        </a>
      )}
      {refusal.kind === "pass_expired" && <NewNumberLink line={line}>{t("pass_expired.link")}</NewNumberLink>}
    </ErrorSummary>
  )
}

function OtherLine({ audience }: Extract<RegisterRefusal, { kind: "other_line" }>) {
  const t = useTranslations("registration.refused.other_line")
  return (
    <ErrorSummary tone="warning" title={t(audience)} errors={[]}>
      <p className="mt-1">{t("text")}</p>
      <NewNumberLink line={audience}>{t(`link.${audience}`)}</NewNumberLink>
    </ErrorSummary>
  )
}

type CampaignFullRefusal = Extract<RegisterRefusal, { kind: "campaign_full" }>

/** Places run out for one audience only, and held ones have not run out: they are not there to be had yet. */
function CampaignFull({ audience, held }: CampaignFullRefusal) {
  const locale = useLocale()
  const t = useTranslations("registration")
  if (audience === "outside_city" && held > 0) {
    return (
      <ErrorSummary tone="warning" title={t("held.title")} errors={[]}>
        <p className="mt-1">{t("held.text", { held: formatNumber(held, locale) })}</p>
        <a
          href={routes.quota}
          target="_blank"
          rel="noopener"
          className="touch text-link inline-flex items-center"
        >
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
