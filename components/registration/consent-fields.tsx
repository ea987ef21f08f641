import { useTranslations } from "next-intl"
import { Checkbox } from "#components/form/checkbox.tsx"
import type { NikWarning } from "#lib/identity/nik.ts"
import type { FieldsProps } from "./identity-fields.tsx"

/** What is done with the data, the agreement to it, and the confirmation of what looked odd. */
export function ConsentFields({
  values,
  errorAt,
  warnings,
}: FieldsProps & { warnings: readonly NikWarning[] }) {
  const t = useTranslations("registration")
  // Named, so that the confirmation is good for these alone (checkRegisterForm).
  const toConfirm = warnings.join(",") || values.confirmWarnings
  return (
    <>
      <p className="text-sm text-ink-soft">{t("privacy")}</p>
      <Checkbox
        name="consent"
        label={t("fields.consent")}
        error={errorAt("consent")}
        defaultChecked={values.consent === "yes"}
      />
      {toConfirm && (
        <Checkbox
          name="confirmWarnings"
          value={toConfirm}
          label={t("fields.confirmWarnings")}
          defaultChecked={values.confirmWarnings === toConfirm}
        />
      )}
    </>
  )
}
