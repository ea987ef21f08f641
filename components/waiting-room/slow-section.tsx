import { useTranslations } from "next-intl"
import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"

/** In the slower lane: the seconds of waiting that stand in for a proof of work. */
export function SlowSection() {
  const t = useTranslations("waiting.slow")
  return (
    <section {...waitingPage.when("view", "slow")}>
      <h1 className="text-2xl sm:text-3xl">{t("title")}</h1>
      <p className="figures mt-2 text-lg">
        {t.rich("text", { seconds: () => <span {...waitingPage.text("slowSeconds")} /> })}
      </p>
      <a href={routes.waiting} className="touch text-link mt-3 inline-flex items-center">
        {t("reload")}
      </a>
    </section>
  )
}
