import { useTranslations } from "next-intl"
import { TextInput } from "#components/form/text-input.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Notice } from "#components/ui/notice.tsx"
import { placeholder } from "#lib/kernel/placeholder.ts"
import { queryNames, routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { audiences } from "./states.ts"

const problems = ["invalid", "unknown", "not_drawn"] as const

/** The root's attributes say which answer shows, as on the waiting page. */
const answersCss = `[data-told]{display:none}${[
  ...problems.map((problem) => `[data-problem=${problem}] [data-told=${problem}]`),
  '[data-draw]:not([data-position=""]) [data-told=place]',
].join()}{display:block}`

/**
 * Type a number, see its place. The script computes it anew from what is published; without one the portal answers,
 * into holes (`server/routes/waiting-room/show-draw.ts`).
 */
export function DrawCheck({ lines }: Pick<WaitingStatus, "lines">) {
  const t = useTranslations("waiting")
  const published = audiences.map((audience) => {
    const { issued, lobbySize, draw } = lines[audience]
    return [audience, { issued, lobbySize, draw }] as const
  })
  return (
    <section
      aria-labelledby="periksa"
      className="rounded-lg border border-line bg-surface p-5 shadow-sheet sm:p-7"
    >
      <style>{answersCss}</style>
      <h2 id="periksa" className="text-xl">
        {t("draw.check.title")}
      </h2>
      <form method="get" action={routes.draw} className="mt-3 space-y-4">
        <TextInput
          name={queryNames.number}
          label={t("draw.check.number")}
          hint={t("draw.check.numberHint")}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-60"
        />
        <fieldset>
          <legend className="mb-2 font-semibold">{t("draw.check.line")}</legend>
          <div className="flex flex-wrap gap-3">
            {audiences.map((audience) => (
              <button
                key={audience}
                type="submit"
                name={queryNames.line}
                value={audience}
                className={buttonStyle("secondary")}
              >
                {t(`audiences.${audience}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      <div
        data-draw={JSON.stringify(Object.fromEntries(published))}
        data-audience={placeholder("draw_audience")}
        data-number={placeholder("draw_number")}
        data-position={placeholder("draw_position")}
        data-problem={placeholder("draw_problem")}
        role="status"
        className="mt-4"
      >
        <div data-told="place">
          <Notice tone="success">
            <p className="text-lg font-semibold">
              {t.rich("draw.check.place", {
                number: () => <span data-out="number">{placeholder("draw_number")}</span>,
                place: () => <span data-out="place">{placeholder("draw_position")}</span>,
              })}
            </p>
            <p data-computed hidden />
          </Notice>
        </div>
        {problems.map((problem) => (
          <div key={problem} data-told={problem}>
            <Notice tone="warning">{t(`draw.check.problems.${problem}`)}</Notice>
          </div>
        ))}
        <p data-working hidden>
          {t("draw.check.working")}
        </p>
        <template
          data-words={JSON.stringify({
            computed: t("draw.check.computed", blanks("entrants")),
            broken: t("draw.check.broken", blanks("entrants")),
            after: t("draw.check.after"),
          })}
        />
      </div>
    </section>
  )
}
