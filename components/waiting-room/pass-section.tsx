import { useTranslations } from "next-intl"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { LeaveForm } from "./leave-form.tsx"

/** With a running pass: that the form is open, and until when. */
export function PassSection() {
  const t = useTranslations("waiting.pass")
  return (
    <section {...waitingPage.when("view", "pass")}>
      <h1 className="text-2xl sm:text-3xl">{t("title")}</h1>
      <p className="figures mt-2 mb-6 text-lg">{t("text", { time: waitingPage.filled.expires })}</p>
      <PlainButtonLink href={routes.registration} wide>
        {t("link")}
      </PlainButtonLink>
      <div className="mt-4">
        <LeaveForm ask={t("leave")} text={t("leaveText")} submit={t("leave")} />
      </div>
    </section>
  )
}
