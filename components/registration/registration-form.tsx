"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { PlainSubmit } from "#components/form/plain-submit.tsx"
import { TroubleSlot } from "#components/form/trouble-slot.tsx"
import type { PublishedPlaces } from "#components/quota/published-places.ts"
import { registerAction } from "#lib/registration/actions.ts"
import type { RegisterValues } from "#lib/registration/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { ConsentFields } from "./consent-fields.tsx"
import { FormOutcome } from "./form-outcome.tsx"
import { FormPart } from "./form-part.tsx"
import { useErrorWords } from "./form-words.ts"
import { IdentityFields } from "./identity-fields.tsx"
import { type Regions, ResidenceFields } from "./residence-fields.tsx"
import { ResidencyNotices } from "./residency-notices.tsx"
import { useScriptWords } from "./script-words.ts"
import { withRefusal } from "./session-choices.ts"
import { SessionField } from "./session-field.tsx"

interface RegistrationFormProps {
  places: PublishedPlaces
  regions: Regions
  minimumAge: number
  youngestBirthDate: string | undefined
  /** The line of the turn: the residency chosen at first. */
  line: LineAudience
  /** Names this attempt: sending it twice gives one place and the same ticket. */
  idempotencyKey: string
  /** The id of the turn: a browser may hold turns of several campaigns. */
  pass: string
}

/**
 * The form of `/daftar`; field names are a contract. It posts itself, and the answer is the same page with what was
 * typed; the page's script (`browser/registration.ts`) sends it for the browser and puts the answer in its place. A client
 * component only for `useActionState`: on its way out the page loses React (decision 016).
 */
export function RegistrationForm(props: RegistrationFormProps) {
  const t = useTranslations("registration")
  const [state, action] = useActionState(registerAction, { kind: "idle" })
  const values: RegisterValues = state.kind === "idle" ? { residency: props.line } : state.values
  const errors = useErrorWords(state, props.minimumAge)
  const words = useScriptWords()
  const days = withRefusal(props.places, state)
  const fields = { values, errorAt: errors.at }

  return (
    <form
      action={action}
      noValidate
      className="space-y-10"
      data-days={JSON.stringify(days)}
      data-words={JSON.stringify(words)}
    >
      <input type="hidden" name="idempotencyKey" value={values.idempotencyKey || props.idempotencyKey} />
      <input type="hidden" name="pass" value={props.pass} />
      <FormOutcome state={state} minimumAge={props.minimumAge} line={props.line} />

      <FormPart title={t("parts.identity")}>
        <IdentityFields
          {...fields}
          minimumAge={props.minimumAge}
          youngestBirthDate={props.youngestBirthDate}
        />
      </FormPart>
      <FormPart title={t("parts.residence")}>
        <ResidenceFields {...fields} regions={props.regions} notices={<ResidencyNotices days={days} />} />
      </FormPart>
      <FormPart title={t("parts.session")}>
        <SessionField {...fields} days={days} asOf={props.places.asOf} words={words} />
      </FormPart>
      <FormPart title={t("parts.consent")}>
        <ConsentFields {...fields} warnings={state.kind === "invalid" ? state.warnings : []} />
      </FormPart>

      <div className="space-y-4">
        <TroubleSlot />
        <PlainSubmit pendingLabel={t("pending")} size="large" wide>
          {t("submit")}
        </PlainSubmit>
      </div>
    </form>
  )
}
