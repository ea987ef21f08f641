import { useTranslations } from "next-intl"
import { TextInput } from "#components/form/text-input.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Notice } from "#components/ui/notice.tsx"
import { queryNames, routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import { drawPage } from "#lib/waiting-room/page.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"

const { choices, css, root, text, when, whenPresent } = drawPage

/**
 * Asks for a number and shows its place. The script computes it from what is published; without one the portal fills it
 * in (`server/routes/waiting-room/show-draw.ts`).
 */
export function DrawCheck({ lines, campaign }: Pick<WaitingStatus, "lines"> & { campaign: string }) {
  const t = useTranslations("waiting")
  const published = choices.audience.map((audience) => {
    const { issued, lobbySize, draw } = lines[audience]
    return [audience, { issued, lobbySize, draw }] as const
  })
  return (
    <section
      aria-labelledby="periksa"
      className="rounded-lg border border-line bg-surface p-5 shadow-sheet sm:p-7"
    >
      <style>{css}</style>
      <h2 id="periksa" className="text-xl">
        {t("draw.check.title")}
      </h2>
      <form method="get" action={routes.draw} className="mt-3 space-y-4">
        <input type="hidden" name={queryNames.campaign} value={campaign} />
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
            {choices.audience.map((audience) => (
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
        {...root("number")}
        data-draw={JSON.stringify(Object.fromEntries(published))}
        role="status"
        className="mt-4"
      >
        <div {...whenPresent("position")}>
          <Notice tone="success">
            <p className="text-lg font-semibold">
              {t.rich("draw.check.place", {
                number: () => <span {...text("number")} />,
                place: () => <span {...text("position")} />,
              })}
            </p>
            <p data-computed hidden />
          </Notice>
        </div>
        {choices.problem.map((problem) => (
          <div key={problem} {...when("problem", problem)}>
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
