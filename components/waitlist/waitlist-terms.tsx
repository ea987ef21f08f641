import { useTranslations } from "next-intl"
import type { WaitlistFormTexts } from "#lib/waitlist/page.ts"

/** For which number the form is, and what people who leave it have to know. */
export function WaitlistTerms({ texts }: { texts: WaitlistFormTexts }) {
  const t = useTranslations("waitlist.form")
  return (
    <section className="mb-8 rounded-lg border border-line bg-surface shadow-sheet">
      <div className="p-5 sm:p-7">
        <p className="eyebrow">{t("number")}</p>
        <p className="figures text-4xl font-bold">{texts.numberText}</p>
        <p className="text-ink-soft">{t("forSeats", { seats: texts.seats })}</p>
      </div>
      <div className="border-t-2 border-dashed border-line p-5 sm:p-7">
        <h2 className="text-lg">{t("terms.title")}</h2>
        <ul className="mt-2 list-disc space-y-2 pl-5">
          {(["order", "hour", "look", "instead"] as const).map((term) => (
            <li key={term}>{t(`terms.${term}`)}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
