import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { InvalidForm } from "#components/registration/form-outcome.tsx"
import { NewNumberLink } from "#components/registration/new-number-link.tsx"
import { formatTime } from "#lib/kernel/format.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import type { WaitlistFormState, WaitlistRefusal } from "#lib/waitlist/types.ts"

interface WaitlistOutcomeProps {
  state: WaitlistFormState
  minimumAge: number
  /** Where a new number is taken. */
  line: LineAudience
}

/** Refusals after which a new number helps. */
const NEEDS_NUMBER: readonly WaitlistRefusal["kind"][] = ["turn_taken", "no_seats_left", "no_number"]

/** What became of the last attempt, above the form, with the ways on. */
export function WaitlistOutcome({ state, minimumAge, line }: WaitlistOutcomeProps) {
  const locale = useLocale()
  const t = useTranslations("waitlist.refused")
  if (state.kind === "idle") return null
  if (state.kind === "invalid") return <InvalidForm state={state} minimumAge={minimumAge} />
  const { refusal } = state
  const { kind } = refusal
  const words = { time: refusal.kind === "try_later" ? formatTime(refusal.retryAt, locale) : "" }
  return (
    <ErrorSummary title={t(`${kind}.title`)} errors={[]}>
      <p className="mt-1">{t(`${kind}.text`, words)}</p>
      {kind === "already_registered" && (
        <a href={routes.lookup} className="touch text-link inline-flex items-center font-semibold">
          {t("lookup")}
        </a>
      )}
      {NEEDS_NUMBER.includes(kind) && <NewNumberLink line={line}>{t("newNumber")}</NewNumberLink>}
    </ErrorSummary>
  )
}
