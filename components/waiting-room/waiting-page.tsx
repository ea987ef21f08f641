import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Campaign } from "#lib/campaign/types.ts"
import { literalText } from "#lib/kernel/placeholder.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { useLineWords } from "./join-form.tsx"
import { own } from "./page-placeholders.ts"
import { PassSection } from "./pass-section.tsx"
import { SlowSection } from "./slow-section.tsx"
import { audiences } from "./states.ts"
import { problems, statesCss } from "./states-css.ts"
import { TicketSection } from "./ticket-section.tsx"
import { VisitorSection } from "./visitor-section.tsx"
import { visitorState } from "./visitor-state.ts"

interface WaitingPageProps {
  campaign: Campaign
  status: WaitingStatus
  now: Date
}

/** Everything that `/antre` can say, for everybody: what shows is decided by the attributes of its root. */
export function WaitingPage({ campaign, status, now }: WaitingPageProps) {
  const { asOf, opensAt, lobbyOpensAt, lines } = status
  return (
    <PageBody width="reading">
      <style>{statesCss}</style>
      <div
        data-antre={visitorState(status)}
        data-as-of={asOf}
        data-opens-at={opensAt}
        data-lobby-opens-at={lobbyOpensAt}
        data-resident={lines.resident.phase}
        data-outside_city={lines.outside_city.phase}
        data-words={JSON.stringify(useScriptWords())}
        data-view={own.view}
        data-audience={own.audience}
        data-number={own.number}
        data-position={own.position}
        data-turn={own.turn}
        data-prospect={own.prospect}
        data-minutes={own.minutes}
        data-problem={own.problem}
        data-challenge={own.challenge}
      >
        <noscript>
          <meta httpEquiv="refresh" content={`${own.refresh};url=/antre`} />
        </noscript>
        <p data-spoken role="status" className="sr-only" />
        <Told />
        <Announcements lines={lines} />
        <p className="eyebrow mb-1">{campaign.name}</p>
        {/* What is one visitor's own stands close together and early: it cuts what can be compressed in one go. */}
        <SlowSection />
        <PassSection />
        <TicketSection status={status} now={now} />
        <VisitorSection campaign={campaign} status={status} now={now} />
      </div>
    </PageBody>
  )
}

/** What went wrong. A voice of its own, as the announcements below: it must not be talked over by the ticket's. */
function Told() {
  const t = useTranslations("waiting.problems")
  return (
    <div role="status">
      <div data-told={problems.join(" ")} className="mb-5">
        <Notice tone="warning">
          {problems.map((problem) => (
            <p key={problem} data-told={problem}>
              {t(problem)}
            </p>
          ))}
        </Notice>
      </div>
    </div>
  )
}

/** What the office has to say to a line, read out when it changes. */
function Announcements({ lines }: Pick<WaitingStatus, "lines">) {
  const t = useTranslations("waiting")
  return audiences.map((audience) => {
    const { announcement } = lines[audience]
    return (
      <div key={audience} data-of={audience} role="status">
        <div data-announcement={audience} hidden={!announcement} className="mb-5">
          <Notice title={t("announcement")}>
            <p data-text>{announcement && literalText(announcement.text)}</p>
          </Notice>
        </div>
      </div>
    )
  })
}

/** What the script says by itself. */
function useScriptWords() {
  const t = useTranslations("waiting")
  return {
    turn: t("ticket.titleTurn"),
    ahead: t("ticket.titleAhead", blanks("ahead")),
    ...{ working: t("join.working"), busy: t("join.busy"), offline: t("join.offline") },
    cancelled: t("join.cancelled"),
    line: useLineWords(),
  }
}
