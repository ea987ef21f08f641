"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { PlainSubmit } from "#components/form/plain-submit.tsx"
import { TroubleSlot } from "#components/form/trouble-slot.tsx"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { ConsentFields } from "#components/registration/consent-fields.tsx"
import { FormPart } from "#components/registration/form-part.tsx"
import { useErrorWords } from "#components/registration/form-words.ts"
import { IdentityFields } from "#components/registration/identity-fields.tsx"
import { type Regions, ResidenceFields } from "#components/registration/residence-fields.tsx"
import { useSendingWords } from "#components/registration/script-words.ts"
import { routes } from "#lib/kernel/routes.ts"
import type { RegisterValues } from "#lib/registration/types.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { joinWaitlistAction } from "#lib/waitlist/actions.ts"
import type { WaitlistFormTexts } from "#lib/waitlist/page.ts"
import { WaitlistOutcome } from "./waitlist-outcome.tsx"

interface WaitlistFormProps {
  regions: Regions
  minimumAge: number
  youngestBirthDate: string | undefined
  line: LineAudience
  /** Of the number: known, or placeholders. */
  texts: WaitlistFormTexts
}

/**
 * The form of `/daftar-tunggu`: that of the registration without day and hour. It posts itself, and the answer is the same
 * page with what was typed; its script (`browser/waitlist-form.ts`) sends it for the browser. A client component only for
 * `useActionState`: on its way out the page loses React (decision 016).
 */
export function WaitlistForm(props: WaitlistFormProps) {
  const t = useTranslations("waitlist.form")
  const parts = useTranslations("registration")
  const [state, action] = useActionState(joinWaitlistAction, { kind: "idle" })
  const values: RegisterValues = state.kind === "idle" ? {} : state.values
  const errors = useErrorWords(state.kind === "invalid" ? state : { kind: "idle" }, props.minimumAge)
  const fields = { values: { ...values, residency: props.line }, errorAt: errors.at }

  return (
    <form
      action={action}
      noValidate
      className="space-y-10"
      data-words={JSON.stringify(useSendingWords("registration.sending"))}
    >
      <input
        type="hidden"
        name="idempotencyKey"
        value={values.idempotencyKey || props.texts.idempotencyKey}
      />
      <input type="hidden" name="number" value={props.texts.number} />
      <input type="hidden" name="line" value={props.texts.line} />
      <WaitlistOutcome state={state} minimumAge={props.minimumAge} line={props.line} />

      <FormPart title={parts("parts.identity")}>
        <IdentityFields
          {...fields}
          minimumAge={props.minimumAge}
          youngestBirthDate={props.youngestBirthDate}
        />
      </FormPart>
      <FormPart title={parts("parts.residence")}>
        <ResidenceFields {...fields} regions={props.regions} only={props.line} />
      </FormPart>
      <FormPart title={parts("parts.consent")}>
        <ConsentFields {...fields} warnings={state.kind === "invalid" ? state.warnings : []} />
      </FormPart>

      <div className="space-y-4">
        <TroubleSlot />
        <PlainSubmit pendingLabel={parts("pending")} size="large" wide>
          {t("submit")}
        </PlainSubmit>
        <PlainButtonLink href={routes.waiting} variant="secondary" wide>
          {t("back")}
        </PlainButtonLink>
      </div>
    </form>
  )
}
