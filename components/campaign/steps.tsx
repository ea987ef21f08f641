import { useTranslations } from "next-intl"

/** How it goes, from the form to the gate. */
export function Steps() {
  const t = useTranslations("home.steps")
  return (
    <section aria-labelledby="langkah">
      <h2 id="langkah" className="text-xl">
        {t("title")}
      </h2>
      <ol className="mt-3 border-t-2 border-ink/70">
        {(["register", "save", "come"] as const).map((step, index) => (
          <li key={step} className="grid grid-cols-[2.5rem_1fr] border-b border-line py-3">
            <span aria-hidden className="figures text-2xl font-bold text-brand">
              {index + 1}
            </span>
            <div>
              <p className="font-semibold">{t(step)}</p>
              <p className="text-ink-soft">{t(`${step}Text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
