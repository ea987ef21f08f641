import { useLocale, useTranslations } from "next-intl"
import { fieldId } from "#components/form/field.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import { formatNumber } from "#lib/kernel/format.ts"
import type { LimitErrors, LimitValues } from "#lib/waiting-room/form.ts"
import { MAX_LIMIT } from "#lib/waiting-room/rules/steering.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"

interface LimitsFieldsProps {
  audience: LineAudience
  values: LimitValues
  errors: LimitErrors
  /** In force now. */
  maxActive: number
}

export function LimitsFields({ audience, values, errors, maxActive }: LimitsFieldsProps) {
  const locale = useLocale()
  const t = useTranslations("queueOffice.limits")
  const most = formatNumber(MAX_LIMIT, locale)
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
      <TextInput
        name="maxActive"
        id={limitId("maxActive", audience)}
        label={t("maxActive")}
        hint={t("maxActiveHint", { maxActive: formatNumber(maxActive, locale) })}
        error={errors.maxActive && t(`errors.${errors.maxActive}`, { most })}
        defaultValue={values.maxActive}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextInput
        name="maxPerMinute"
        id={limitId("maxPerMinute", audience)}
        label={t("maxPerMinute")}
        hint={t("maxPerMinuteHint")}
        error={errors.maxPerMinute && t(`errors.${errors.maxPerMinute}`, { most })}
        defaultValue={values.maxPerMinute}
        inputMode="numeric"
        autoComplete="off"
      />
    </div>
  )
}

/** Both lines have these fields on the same page. */
function limitId(name: keyof LimitValues, audience: LineAudience): string {
  return fieldId(`${name}-${audience}`)
}
