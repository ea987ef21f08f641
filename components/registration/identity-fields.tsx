import { useTranslations } from "next-intl"
import { DateInput } from "#components/form/date-input.tsx"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import type { RegisterField, RegisterValues } from "#lib/registration/types.ts"

export interface FieldsProps {
  values: RegisterValues
  errorAt: (field: RegisterField) => string | undefined
}

interface IdentityFieldsProps extends FieldsProps {
  minimumAge: number
  /** Born later is too young on every day of the campaign, "YYYY-MM-DD". */
  youngestBirthDate: string | undefined
}

/** Who registers, as on KTP or KK. */
export function IdentityFields({ values, errorAt, minimumAge, youngestBirthDate }: IdentityFieldsProps) {
  const t = useTranslations("registration.fields")
  return (
    <>
      <TextInput
        name="nik"
        label={t("nik")}
        hint={t("nikHint")}
        error={errorAt("nik")}
        defaultValue={values.nik}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        className="figures"
      />
      <TextInput
        name="name"
        label={t("name")}
        error={errorAt("name")}
        defaultValue={values.name}
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
        maxLength={100}
      />
      <DateInput
        name="birthDate"
        label={t("birthDate")}
        hint={t("birthDateHint", { age: String(minimumAge) })}
        error={errorAt("birthDate")}
        defaultValue={values.birthDate}
        autoComplete="bday"
        min="1900-01-01"
        max={youngestBirthDate}
      />
      <RadioGroup
        name="sex"
        label={t("sex")}
        error={errorAt("sex")}
        defaultValue={values.sex}
        columns="fill"
        options={[
          { value: "male", label: t("male") },
          { value: "female", label: t("female") },
        ]}
      />
      <TextInput
        name="phone"
        label={t("phone")}
        hint={t("phoneHint")}
        error={errorAt("phone")}
        defaultValue={values.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
      />
    </>
  )
}
