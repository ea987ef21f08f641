import { useTranslations } from "next-intl"
import { PlainButtonLink } from "#components/layout/plain-link.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { routes } from "#lib/kernel/routes.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { LeaveForm } from "./leave-form.tsx"
import { QueueNumberStub } from "./queue-number-stub.tsx"

interface QueueNumberSectionProps {
  status: WaitingStatus
  now: Date
}

const { when } = waitingPage

/** For the holder of a number: where it stands, what will happen, and what to do until then. */
export function QueueNumberSection({ status, now }: QueueNumberSectionProps) {
  const t = useTranslations("waiting")
  return (
    <section {...when("view", "queue_number")} className="space-y-5">
      {waitingPage.choices.state.map((state) => (
        <h1 key={state} {...when("state", state)} tabIndex={-1} className="text-2xl sm:text-3xl">
          {t(`ticket.states.${state}`)}
        </h1>
      ))}
      <QueueNumberStub status={status} now={now} />
      <div {...when("state", "waiting")}>
        <div {...when("prospect", "no", "no_list")}>
          <Notice tone="warning" title={t("ticket.hopeless.title")}>
            {t("ticket.hopeless.text")}
          </Notice>
        </div>
      </div>
      <div {...when("state", "waiting", "full", "only_held")}>
        <div {...when("prospect", "no_list")}>
          <PlainButtonLink href={routes.waitlistForm} wide>
            {t("ticket.waitlist")}
          </PlainButtonLink>
        </div>
      </div>
      <div {...when("state", "lobby", "waiting", "paused", "full", "only_held")}>
        <Notice tone="success" title={t("ticket.mayClose")}>
          <span {...when("state", "waiting", "paused", "full", "only_held")}>{t("ticket.mayCloseText")}</span>
          <span {...when("state", "lobby")}>{t("ticket.mayCloseLobby")}</span>
        </Notice>
        <p className="mt-3 text-sm text-ink-soft">{t("ticket.keep")}</p>
      </div>
      <div {...when("state", "lobby", "waiting", "turn", "paused", "full", "only_held")}>
        <LeaveForm
          ask={t("ticket.leave.ask")}
          text={t("ticket.leave.text")}
          submit={t("ticket.leave.submit")}
        />
      </div>
    </section>
  )
}
