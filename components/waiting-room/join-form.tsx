import { useLocale, useTranslations } from "next-intl"
import { ChoiceCard } from "#components/form/choice-card.tsx"
import { FieldNotes } from "#components/form/field.tsx"
import { Button } from "#components/ui/button.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { inCampaign, routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { MAX_SEATS } from "#lib/waiting-room/rules/seats.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { type LineWords, lineText } from "./line-words.ts"

/** Asks for a number. Without a script it is a plain form into the slower lane. */
export function JoinForm({ lines, campaign }: Pick<WaitingStatus, "lines"> & { campaign: string }) {
  const t = useTranslations("waiting")
  const locale = useLocale()
  const words = useLineWords()
  return (
    <form method="post" action={inCampaign(routes.join, campaign)} noValidate data-join className="space-y-6">
      <fieldset className="space-y-2">
        <legend className="mb-2 font-semibold">{t("join.audience")}</legend>
        {/* Of the two choices only this one can be missing. */}
        <div {...waitingPage.when("problem", "invalid")}>
          <FieldNotes name="audience" label={null} error={t("problems.invalid")} />
        </div>
        {waitingPage.choices.audience.map((audience) => (
          <ChoiceCard
            key={audience}
            type="radio"
            name="audience"
            value={audience}
            required
            label={t(`audiences.${audience}`)}
            note={
              <>
                {t(`audienceNotes.${audience}`)}
                <span data-line={audience} className="figures mt-0.5 block font-semibold text-ink">
                  {lineText(lines[audience], words, locale)}
                </span>
              </>
            }
          />
        ))}
      </fieldset>
      <Seats />
      <div>
        <Button type="submit" size="large" wide>
          {t("join.submit")}
        </Button>
        <noscript>
          <p className="mt-2 text-sm text-ink-soft">{t("join.withoutScript")}</p>
        </noscript>
        <div data-working hidden className="mt-3">
          <Notice>
            <p data-text />
            <button type="button" data-cancel className="touch text-link font-semibold">
              {t("join.cancel")}
            </button>
          </Notice>
        </div>
        <p className="mt-3 text-sm text-ink-soft">
          {t.rich("join.fair", {
            link: (label) => (
              <a href={routes.draw} className="text-link">
                {label}
              </a>
            ),
          })}
        </p>
      </div>
    </form>
  )
}

function Seats() {
  const t = useTranslations("waiting.join")
  const counts = Array.from({ length: MAX_SEATS }, (_, index) => index + 1)
  return (
    <fieldset aria-describedby="jumlah-petunjuk">
      <legend className="font-semibold">{t("seats")}</legend>
      <p id="jumlah-petunjuk" className="text-sm text-ink-soft">
        {t("seatsHint")}
      </p>
      <div className="mt-2 grid grid-cols-5 gap-2">
        {counts.map((count) => (
          <label
            key={count}
            className="touch flex cursor-pointer flex-wrap items-center justify-center gap-x-2 rounded-md border-2 border-line-strong bg-white font-semibold hover:border-brand has-checked:border-brand has-checked:bg-brand-tint has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name="seats"
              value={count}
              defaultChecked={count === 1}
              aria-label={t("person", { count })}
              className="size-5 accent-brand focus-visible:shadow-none focus-visible:outline-none"
            />
            <span aria-hidden>{count}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** With the numbers left open: the script fills in later ones. */
export function useLineWords(): LineWords {
  const t = useTranslations("waiting.figures")
  return {
    notOpen: t("notOpen", blanks("places")),
    lobby: t("lobby", blanks("places", "numbers")),
    open: t("open", blanks("places", "numbers")),
    noneWaiting: t("noneWaiting", blanks("places")),
    full: t("full"),
    held: t("held", blanks("places")),
    paused: t("paused", blanks("numbers")),
    closed: t("closed"),
  }
}
