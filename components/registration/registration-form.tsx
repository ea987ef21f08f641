"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { useResilientAction } from "#components/form/use-resilient-action.ts"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { Notice } from "#components/ui/notice.tsx"
import { registerAction } from "#lib/registration/actions.ts"
import { ConsentFields } from "./consent-fields.tsx"
import { FormOutcome } from "./form-outcome.tsx"
import { FormPart } from "./form-part.tsx"
import { useErrorWords } from "./form-words.ts"
import { IdentityFields } from "./identity-fields.tsx"
import { type Regions, ResidenceFields } from "./residence-fields.tsx"
import { ResidencyNotices } from "./residency-notices.tsx"
import { asResidency, withRefusal } from "./session-choices.ts"
import { SessionField } from "./session-field.tsx"
import { useFreshPlaces } from "./use-fresh-places.ts"

interface RegistrationFormProps {
  places: PublishedPlaces
  regions: Regions
  minimumAge: number
  youngestBirthDate: string | undefined
  /** Names this attempt: sending it twice gives one place and the same ticket. */
  idempotencyKey: string
}

/** The form of `/daftar`. It posts itself without JavaScript; field names are a contract. */
export function RegistrationForm(props: RegistrationFormProps) {
  const t = useTranslations("registration")
  const { state, attempt, trouble, pending, form } = useResilientAction(registerAction, { kind: "idle" })
  const values = state.kind === "idle" ? {} : state.values
  const errors = useErrorWords(state, props.minimumAge)
  const [residency, setResidency] = useState(asResidency(values.residency))
  const { places, sinceAttempt } = useFreshPlaces(props.places, attempt)
  const days = sinceAttempt ? places.days : withRefusal(places, state)
  const fields = { values, errorAt: errors.at }

  return (
    <form {...form} noValidate className="space-y-10">
      <input type="hidden" name="idempotencyKey" value={values.idempotencyKey || props.idempotencyKey} />
      <FormOutcome key={attempt} state={state} minimumAge={props.minimumAge} />

      <FormPart title={t("parts.identity")}>
        <IdentityFields
          {...fields}
          minimumAge={props.minimumAge}
          youngestBirthDate={props.youngestBirthDate}
        />
      </FormPart>
      <FormPart title={t("parts.residence")}>
        <ResidenceFields
          {...fields}
          regions={props.regions}
          notices={<ResidencyNotices days={days} />}
          onResidencyChange={(event) => setResidency(asResidency(event.currentTarget.value))}
        />
      </FormPart>
      <FormPart title={t("parts.session")}>
        <SessionField {...fields} days={days} asOf={places.asOf} residency={residency} />
      </FormPart>
      <FormPart title={t("parts.consent")}>
        <ConsentFields {...fields} warnings={state.kind === "invalid" ? state.warnings : []} />
      </FormPart>

      <div className="space-y-4">
        <div role="status">{trouble && <Notice tone="warning">{t(`sending.${trouble}`)}</Notice>}</div>
        <SubmitButton pending={pending} pendingLabel={t("pending")} size="large" wide>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  )
}
