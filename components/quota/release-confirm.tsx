import { useLocale, useTranslations } from "next-intl"
import { ErrorSummary } from "#components/form/error-summary.tsx"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { TextArea } from "#components/form/text-area.tsx"
import { Panel } from "#components/ui/panel.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { ReleaseFormState } from "#lib/quota/form.ts"
import { ReleaseChanged } from "./release-changed.tsx"
import { ReleasePreview } from "./release-preview.tsx"

type ConfirmState = Extract<ReleaseFormState, { step: "confirm" }>

/** Second step: what will change in each session, the reason, and the only button that does it. */
export function ReleaseConfirm({ state, send }: { state: ConfirmState; send: (form: FormData) => void }) {
  const locale = useLocale()
  const t = useTranslations("admin.release")
  const { values, plan, reasonError } = state
  const total = formatNumber(
    plan.reduce((sum, { amount }) => sum + amount, 0),
    locale,
  )
  const error = reasonError === null ? undefined : t(`errors.${reasonError}`)
  return (
    <form action={send} noValidate className="space-y-6">
      <ReleaseChanged changed={state.changed} replanned />
      {error !== undefined && (
        <ErrorSummary title={t("reasonSummary")} errors={[{ name: "reason", message: error }]} />
      )}
      <Panel title={t("confirmTitle")}>
        <p className="mb-4">{t("confirmIntro", { total, sessions: plan.length })}</p>
        <ReleasePreview
          rows={plan.map(({ amount, held, available, ...session }) => ({
            ...session,
            amount,
            held: [held, held - amount],
            available: [available, available + amount],
          }))}
        />
        <TextArea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          error={error}
          defaultValue={values.reason}
          maxLength={300}
          required
          className="mt-6 max-w-reading"
        />
        <Carried state={state} />
        <div className="mt-6 flex flex-col gap-3 sm:flex-row-reverse sm:justify-end">
          <SubmitButton name="step" value="confirm" size="large" pendingLabel={t("submitting")}>
            {t("submit", { total })}
          </SubmitButton>
          <SubmitButton name="step" value="back" variant="secondary" size="large" pendingLabel={t("back")}>
            {t("back")}
          </SubmitButton>
        </div>
      </Panel>
    </form>
  )
}

/** Everything that the next answer needs to know, without a session on the server. */
function Carried({ state: { values, plan, idempotencyKey, seen } }: { state: ConfirmState }) {
  const fields: [string, string | number][] = [
    ["way", values.way],
    ["amount", values.amount],
    ...values.days.map((day): [string, string] => ["day", day]),
    ...Object.entries(values.each).map(([id, typed]): [string, string] => [`each-${id}`, typed]),
    ...plan.map(({ quotaId, amount }): [string, number] => [`release-${quotaId}`, amount]),
    ["idempotencyKey", idempotencyKey],
    ["seen", seen],
  ]
  return fields.map(([name, value]) => <input key={name + value} type="hidden" name={name} value={value} />)
}
