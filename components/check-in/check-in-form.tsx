"use client"

import { LogIn } from "lucide-react"
import { useTranslations } from "next-intl"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { ActionFields, type ActionFieldsProps } from "./action-fields.tsx"
import type { DeskForm } from "./use-desk.ts"

export type ActionFormProps = ActionFieldsProps & { pending: boolean; form: DeskForm }

/** One tap. On a phone it stays under the thumb, however long the card is. */
export function CheckInForm({ registrationId, deviceNonce, pending, form }: ActionFormProps) {
  const t = useTranslations("checkIn.actions")
  return (
    <form
      {...form}
      className="sticky bottom-0 rounded-b-lg border-t border-line bg-surface p-3 sm:static sm:px-6 sm:py-5"
    >
      <ActionFields intent="check_in" registrationId={registrationId} deviceNonce={deviceNonce} />
      <SubmitButton
        size="large"
        wide
        pending={pending}
        pendingLabel={t("checkInPending")}
        className="min-h-16 text-xl"
      >
        <LogIn aria-hidden className="size-7" />
        {t("checkIn")}
      </SubmitButton>
    </form>
  )
}
