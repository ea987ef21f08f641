"use client"

import { useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { useResilientAction } from "#components/form/use-resilient-action.ts"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { Notice } from "#components/ui/notice.tsx"
import { registerAction } from "#lib/registration/actions.ts"
import type { RegisterValues } from "#lib/registration/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { ConsentFields } from "./consent-fields.tsx"
import { FormOutcome } from "./form-outcome.tsx"
import { FormPart } from "./form-part.tsx"
import { useErrorWords } from "./form-words.ts"
import { IdentityFields } from "./identity-fields.tsx"
import { FORM_ID, restoreTyped } from "./kept-values.ts"
import { type Regions, ResidenceFields } from "./residence-fields.tsx"
import { ResidencyNotices } from "./residency-notices.tsx"
import { sentAsIs } from "./sent-as-is.ts"
import { asResidency, withRefusal } from "./session-choices.ts"
import { SessionField } from "./session-field.tsx"
import { useFreshPlaces } from "./use-fresh-places.ts"

interface RegistrationFormProps {
  places: PublishedPlaces
  regions: Regions
  minimumAge: number
  youngestBirthDate: string | undefined
  /** The line of the turn: the residency chosen at first. */
  line: LineAudience
  /** Markup of the hidden field that names this attempt: sending it twice gives one place and the same ticket. */
  attemptField: string
}

/** The form of `/daftar`. It posts itself without JavaScript; field names are a contract. */
export function RegistrationForm(props: RegistrationFormProps) {
  const t = useTranslations("registration")
  const { state, attempt, trouble, pending, form } = useResilientAction(registerAction, { kind: "idle" })
  const values: RegisterValues = state.kind === "idle" ? { residency: props.line } : state.values
  const errors = useErrorWords(state, props.minimumAge)
  const [residency, setResidency] = useState(asResidency(values.residency))
  const { places, sinceAttempt } = useFreshPlaces(props.places, attempt)
  const days = sinceAttempt ? places.days : withRefusal(places, state)
  const fields = { values, errorAt: errors.at }

  const element = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (element.current) restoreTyped(element.current)
  }, [])
  useEffect(() => {
    // A whole page load: the ticket is rendered once, and its address stands in the history like any other.
    if (state.kind === "registered") location.assign(`/tiket/${state.ticketCode}`)
  }, [state])

  const outcome = <FormOutcome key={attempt} state={state} minimumAge={props.minimumAge} line={props.line} />
  if (state.kind === "registered") return outcome
  return (
    <form {...form} ref={element} id={FORM_ID} noValidate className="space-y-10">
      {values.idempotencyKey ? (
        <input type="hidden" name="idempotencyKey" value={values.idempotencyKey} />
      ) : (
        <div hidden {...sentAsIs(props.attemptField)} />
      )}
      {outcome}

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
