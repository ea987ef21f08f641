import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { RadioGroup } from "#components/form/radio-group.tsx"
import { Select } from "#components/form/select.tsx"
import { TextInput } from "#components/form/text-input.tsx"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import type { FieldsProps } from "./identity-fields.tsx"

export interface Regions {
  /** The kecamatan of the city with their kelurahan. */
  kecamatan: readonly { name: string; kelurahan: readonly { code: string; name: string }[] }[]
  /** Names of kecamatan around the city, as suggestions. */
  neighbours: readonly string[]
}

interface ResidenceFieldsProps extends FieldsProps {
  regions: Regions
  /** The residency, where a number of one line has decided it. */
  only?: LineAudience
  /** How it stands with the places of the residency chosen; read before typing on. */
  notices?: ReactNode
}

/**
 * Where the applicant lives, as declared. Style sheets show the field that fits the choice (`only-*`, globals.css);
 * a browser that cannot shows both, and the server reads the right one.
 */
export function ResidenceFields({ values, errorAt, regions, only, notices }: ResidenceFieldsProps) {
  const t = useTranslations("registration.fields")
  const residencies = [
    { value: "resident", label: t("resident"), note: t("residentNote") },
    { value: "outside_city", label: t("outsideCity"), note: t("outsideCityNote") },
  ]
  return (
    <>
      <RadioGroup
        name="residency"
        label={t("residency")}
        error={errorAt("residency")}
        defaultValue={values.residency}
        columns="wide"
        options={residencies.filter(({ value }) => only === undefined || value === only)}
      />
      {notices}
      <Select
        name="kelurahan"
        className="only-resident"
        label={t("kelurahan")}
        hint={t("kelurahanHint")}
        error={errorAt("kelurahan")}
        defaultValue={values.kelurahan ?? ""}
        placeholder={t("kelurahanPlaceholder")}
        options={regions.kecamatan.map(({ name, kelurahan }) => ({
          label: t("kecamatanOf", { name }),
          options: kelurahan.map((one) => ({ value: one.code, label: one.name })),
        }))}
      />
      <div className="only-outside-city">
        <TextInput
          name="district"
          label={t("district")}
          hint={t("districtHint")}
          error={errorAt("district")}
          defaultValue={values.district}
          list="kecamatan-sekitar"
          autoComplete="off"
          maxLength={80}
        />
        <datalist id="kecamatan-sekitar">
          {regions.neighbours.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <TextInput
        name="address"
        label={t("address")}
        hint={t("addressHint")}
        error={errorAt("address")}
        defaultValue={values.address}
        autoComplete="street-address"
        maxLength={200}
      />
    </>
  )
}
