import { useLocale, useTranslations } from "next-intl"
import { Checkbox } from "#components/form/checkbox.tsx"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { atWib, formatDate, formatNumber } from "#lib/kernel/format.ts"
import type { ReleaseFormState } from "#lib/quota/form.ts"
import { sumHeld } from "#lib/quota/rules.ts"
import { ReleaseChanged } from "./release-changed.tsx"
import { ReleaseEach } from "./release-each.tsx"
import { useReleaseErrors } from "./release-errors.ts"

type PlanState = Extract<ReleaseFormState, { step: "plan" }>

/** First step: how many places, where. The part that does not apply hides by CSS alone, so no script is needed. */
export function ReleasePlanForm({ state, send }: { state: PlanState; send: (form: FormData) => void }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  const { values, sessions } = state
  const errors = useReleaseErrors(state.errors, sessions)
  const days = [...Map.groupBy(sessions, ({ day }) => day)]
  return (
    <form action={send} noValidate className="group space-y-6">
      <ReleaseChanged changed={state.changed} replanned={false} />
      {errors.list.length > 0 && <ErrorSummary title={t("summary")} errors={errors.list} />}
      <input type="hidden" name="reason" value={values.reason} />
      <Panel>
        <RadioGroup
          name="way"
          label={t("way")}
          defaultValue={values.way}
          columns="wide"
          options={[
            { value: "spread", label: t("spread"), note: t("spreadNote") },
            { value: "each", label: t("each"), note: t("eachNote") },
          ]}
        />
      </Panel>

      <Panel title={t("spread")} className="hidden group-has-[input[value=spread]:checked]:block">
        <div className="max-w-reading space-y-5">
          <TextInput
            name="amount"
            label={t("amount")}
            hint={t("amountHint", { held: formatNumber(sumHeld(sessions), locale) })}
            error={errors.at.amount}
            defaultValue={values.amount}
            inputMode="numeric"
            autoComplete="off"
          />
          <fieldset className="min-w-0 space-y-2">
            <legend className="font-semibold">{t("days")}</legend>
            {days.map(([day, ofDay], index) => (
              <Checkbox
                key={day}
                name="day"
                id={index === 0 ? "isian-day" : `isian-day-${day}`}
                value={day}
                label={formatDate(atWib(day, 12), locale)}
                hint={t("dayHeld", { held: formatNumber(sumHeld(ofDay), locale) })}
                error={index === 0 ? errors.at.day : undefined}
                defaultChecked={values.days.includes(day)}
              />
            ))}
          </fieldset>
        </div>
      </Panel>

      <div className="hidden space-y-6 group-has-[input[value=each]:checked]:block">
        {days.map(([day, ofDay]) => (
          <ReleaseEach key={day} day={day} sessions={ofDay} values={values} errors={errors.at} />
        ))}
      </div>

      <SubmitButton name="step" value="plan" size="large" pendingLabel={t("planning")}>
        {t("plan")}
      </SubmitButton>
    </form>
  )
}
