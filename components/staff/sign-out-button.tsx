import { useTranslations } from "next-intl"
import { SubmitButton } from "#components/form/submit-button.tsx"
import { signOutAction } from "#lib/staff/actions.ts"

export function SignOutButton() {
  const t = useTranslations("staff.frame")
  return (
    <form action={signOutAction}>
      <SubmitButton variant="quiet" pendingLabel={t("signingOut")}>
        {t("signOut")}
      </SubmitButton>
    </form>
  )
}
