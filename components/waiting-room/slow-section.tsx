import { useTranslations } from "next-intl"
import { routes } from "#lib/kernel/routes.ts"
import { own } from "./page-placeholders.ts"

/** While the slower lane's time runs: it stands in for the proof that a script would have worked out. */
export function SlowSection() {
  const t = useTranslations("waiting.slow")
  return (
    <section data-when="slow">
      <h1 className="text-2xl sm:text-3xl">{t("title")}</h1>
      <p className="figures mt-2 text-lg">
        {t.rich("text", { seconds: () => <span data-slow>{own.slowSeconds}</span> })}
      </p>
      <a href={routes.waiting} className="touch text-link mt-3 inline-flex items-center">
        {t("reload")}
      </a>
    </section>
  )
}
