import { useTranslations } from "next-intl"
import { Button } from "#components/ui/button.tsx"
import { classNames } from "#components/ui/class-names.ts"
import { routes } from "#lib/kernel/routes.ts"
import { type RegistrationTexts, registrationPage } from "#lib/registration/page.ts"
import type { LineAudience } from "#lib/waiting-room/types.ts"
import { NewNumberLink } from "./new-number-link.tsx"

/** How it looks while the turn runs, in its last two minutes, and when it is over (`data-turn`). */
const looks = classNames(
  "border-brand bg-brand-tint",
  "data-[turn=ending]:border-warning-line data-[turn=ending]:bg-warning-tint",
  "data-[turn=over]:border-danger-line data-[turn=over]:bg-danger-tint",
)

interface TurnBarProps {
  /** Of the pass: known, or placeholders. */
  turn: RegistrationTexts
  /** Where a new number is taken when it is over. */
  line: LineAudience
}

/**
 * How long the turn lasts, above the form and always in sight. Two minutes before its end it offers more time, once;
 * afterwards what was typed stays where it is. The page's script counts down (`browser/registering/turn-bar.ts`).
 */
export function TurnBar({ turn, line }: TurnBarProps) {
  const t = useTranslations("registration.turn")
  return (
    <section
      aria-label={t("label")}
      {...registrationPage.whenPresent("expires", turn.expires)}
      data-turn="running"
      data-expires={turn.expires}
      data-now={turn.now}
      data-seats={turn.seats}
      data-extended={turn.extended}
      className={classNames(
        "group/turn sticky top-0 z-10 -mx-4 mb-8 border-b-4 px-4 py-2 sm:mx-0 sm:rounded-b-md",
        looks,
      )}
    >
      <div data-running>
        <p data-until className="font-bold max-sm:text-sm">
          {t("until", { time: turn.until })}
        </p>
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="text-sm">
            <span data-fill-in>{t("fillIn")}</span>
            <span data-left hidden role="timer" aria-live="off" className="figures" />
            <span data-seat className="group-data-[seats=1]/turn:hidden">
              {" · "}
              {t.rich("seat", {
                nth: turn.seat,
                seats: turn.seats,
                family: (words) => <span className="max-sm:sr-only">{words}</span>,
              })}
            </span>
          </p>
          <Button data-extend hidden variant="secondary" className="my-1">
            {t("extend")}
          </Button>
        </div>
        <noscript>
          <form
            method="post"
            action={routes.extendPass}
            className="mt-1 group-data-[extended=yes]/turn:hidden"
          >
            <button className="touch text-link font-semibold" type="submit">
              {t("extend")}
            </button>{" "}
            <span className="text-sm">{t("extendFirst")}</span>
          </form>
        </noscript>
      </div>
      <div data-over hidden>
        <p className="font-bold">{t("over.title")}</p>
        <p className="text-sm">{t("over.text")}</p>
        <NewNumberLink line={line}>{t("over.link")}</NewNumberLink>
      </div>
      <p data-spoken role="status" className="sr-only" />
    </section>
  )
}
