import { useTranslations } from "next-intl"
import { PageBody } from "#components/layout/page-body.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Campaign } from "#lib/campaign/types.ts"
import { literalText } from "#lib/kernel/placeholder.ts"
import { routes } from "#lib/kernel/routes.ts"
import { blanks } from "#lib/kernel/sentence.ts"
import { waitingPage } from "#lib/waiting-room/page.ts"
import { visitorState } from "#lib/waiting-room/rules/page-state.ts"
import type { WaitingStatus } from "#lib/waiting-room/types.ts"
import { useLineWords } from "./join-form.tsx"
import { PassSection } from "./pass-section.tsx"
import { QueueNumberSection } from "./queue-number-section.tsx"
import { SlowSection } from "./slow-section.tsx"
import { VisitorSection } from "./visitor-section.tsx"

const { choices, css, filled, root, when } = waitingPage

/** Told above all else. After a pass the page has a view of its own, and a missing line is told at its field. */
const problems = choices.problem.filter((problem) => problem !== "pass_over" && problem !== "invalid")

interface WaitingPageProps {
  campaign: Campaign
  status: WaitingStatus
  now: Date
}

/** Everything that `/antre` can say. What shows is decided by the attributes of its root (`lib/waiting-room/page.ts`). */
export function WaitingPage({ campaign, status, now }: WaitingPageProps) {
  const { asOf, opensAt, lobbyOpensAt, lines } = status
  return (
    <PageBody width="reading" campaign={campaign.slug}>
      <style>{css}</style>
      <div
        {...root("number", "position", "challenge")}
        data-page="waiting"
        data-visitor-state={visitorState(status)}
        data-as-of={asOf}
        data-opens-at={opensAt}
        data-lobby-opens-at={lobbyOpensAt}
        data-words={JSON.stringify(useScriptWords())}
      >
        <noscript>
          <meta httpEquiv="refresh" content={`${filled.refresh};url=${routes.waiting}`} />
        </noscript>
        <div data-spoken role="status" className="sr-only" />
        <Problems />
        <Announcements lines={lines} />
        <p className="eyebrow mb-1">{campaign.name}</p>
        {/* What is filled in stands close together and early: each value cuts what can be compressed in one piece. */}
        <SlowSection />
        <PassSection />
        <QueueNumberSection status={status} now={now} />
        <VisitorSection campaign={campaign} status={status} now={now} />
      </div>
    </PageBody>
  )
}

/** What went wrong. Read out apart from the ticket and the announcements, so that none cuts another short. */
function Problems() {
  const t = useTranslations("waiting.problems")
  return (
    <div role="status">
      <div {...when("problem", ...problems)} className="mb-5">
        <Notice tone="warning">
          {problems.map((problem) => (
            <p key={problem} {...when("problem", problem)}>
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
  return choices.audience.map((audience) => {
    const { announcement } = lines[audience]
    return (
      <div key={audience} {...when("audience", audience)} role="status">
        <div data-announcement={audience} hidden={!announcement} className="mb-5">
          <Notice title={t("announcement")}>
            <p data-text>{announcement && literalText(announcement.text)}</p>
          </Notice>
        </div>
      </div>
    )
  })
}

/** Sentences that the script says. */
function useScriptWords() {
  const t = useTranslations("waiting")
  return {
    turn: t("ticket.titleTurn", blanks("page")),
    ahead: t("ticket.titleAhead", blanks("ahead", "page")),
    ...{ working: t("join.working"), busy: t("join.busy"), offline: t("join.offline") },
    cancelled: t("join.cancelled"),
    line: useLineWords(),
  }
}
