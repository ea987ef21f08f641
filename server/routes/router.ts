import { formPages, inCampaign, queryNames, routes } from "#lib/kernel/routes.ts"
import { readStatusSnapshots } from "#lib/waiting-room/queries.ts"
import type { StatusSnapshot } from "#lib/waiting-room/types.ts"
import { env } from "#platform/env.ts"
import { logUnexpected } from "#platform/log.ts"
import { type Answer, redirect, refusal } from "#server/http/answer.ts"
import { isRouterRequest } from "#server/http/fetch-metadata.ts"
import type { Incoming } from "#server/http/incoming.ts"
import { localeOf } from "#server/http/locale.ts"
import { minimalPage } from "#server/http/minimal-page.ts"
import { CONTINUE, type Middleware, type Outcome } from "#server/http/pipeline.ts"
import { postedFields } from "#server/http/posted-fields.ts"
import { pricing } from "#server/proof-of-work/pricing.ts"
import { busy } from "./busy.ts"
import { showForm } from "./registration/show-form.ts"
import type { PostVisit, RouteDependencies, Visit } from "./visit.ts"
import { heldCampaign, visitorOf } from "./visitor.ts"
import { type WaitingRoomCommands, waitingRoomCommands } from "./waiting-room/commands.ts"
import { enter } from "./waiting-room/enter.ts"
import { extend } from "./waiting-room/extend.ts"
import { getChallenge } from "./waiting-room/get-challenge.ts"
import { getStatus } from "./waiting-room/get-status.ts"
import { join } from "./waiting-room/join.ts"
import { leave } from "./waiting-room/leave.ts"
import { type RecentlyTurnedAway, recentlyTurnedAway } from "./waiting-room/recently-turned-away.ts"
import { showDraw } from "./waiting-room/show-draw.ts"
import { showWaiting } from "./waiting-room/show-waiting.ts"
import {
  type PublishedSnapshot,
  type SnapshotSource,
  type Snapshots,
  snapshotSource,
} from "./waiting-room/status-snapshot.ts"
import { showWaitlist, showWaitlistForm } from "./waitlist/show-waitlist.ts"

interface Route {
  /** Answers `HEAD` too. */
  readonly GET?: (visit: Visit) => Answer | Promise<Answer>
  readonly POST?: (visit: PostVisit) => Answer | Promise<Answer>
}

const table: ReadonlyMap<string, Route> = new Map<string, Route>([
  // Its GET stands before all others.
  [routes.lineStatus, {}],
  [routes.waiting, { GET: showWaiting }],
  [routes.draw, { GET: showDraw }],
  [routes.challenge, { GET: getChallenge }],
  [routes.join, { POST: join }],
  [routes.enter, { POST: enter }],
  [routes.extendPass, { POST: extend }],
  [routes.leave, { POST: leave }],
  [routes.registration, { GET: showForm }],
  [routes.waitlist, { GET: showWaitlist }],
  [routes.waitlistForm, { GET: showWaitlistForm }],
])

/** Posted to Next: what was typed is decided there, whatever became of the pass or queue number. */
const isPostedToNext = (path: string) => formPages.includes(path) || path === routes.waitlist

export interface RouterOptions {
  readonly limiter: { busy(): number }
  /** The clock of the process. */
  readonly now: () => Date
  /** For tests that need no database. */
  readonly commands?: WaitingRoomCommands
  readonly read?: (now: Date) => Promise<readonly [StatusSnapshot, ...StatusSnapshot[]]>
}

export interface Router {
  /** Stands first: nothing is asked more often. */
  readonly status: Middleware
  readonly routes: Middleware
  /** What everything is answered from: to be started and stopped. */
  readonly snapshots: SnapshotSource
  readonly recentlyTurnedAway: RecentlyTurnedAway
}

/** The line, its pages and the forms: what is answered without Next. */
export function router({
  limiter,
  now,
  commands = waitingRoomCommands,
  read = readStatusSnapshots,
}: RouterOptions): Router {
  const deps: RouteDependencies = {
    snapshots: snapshotSource(read, now),
    commands,
    pricing: pricing(limiter, env().HELP_DESK_NETWORKS),
    recentlyTurnedAway: recentlyTurnedAway(),
  }
  return {
    status: getStatus(deps.snapshots, env().PUBLIC_URL),
    routes: (incoming) => {
      const route = table.get(incoming.path)
      if (!route) return CONTINUE
      const { GET, POST } = route
      if (incoming.isRead && GET) return answerOrBusy(incoming, () => answerGet(GET, deps, incoming, now()))
      if (!incoming.isRead && POST)
        return answerOrBusy(incoming, () => answerPost(POST, deps, incoming, now()))
      if (isPostedToNext(incoming.path)) return namedForNext(deps, incoming)
      return refusal(405, { allow: POST ? "POST" : "GET, HEAD" })
    },
    snapshots: deps.snapshots,
    recentlyTurnedAway: deps.recentlyTurnedAway,
  }
}

async function answerGet(
  handler: NonNullable<Route["GET"]>,
  deps: RouteDependencies,
  incoming: Incoming,
  now: Date,
): Promise<Answer> {
  // Next's router gets no flight data, and then asks for the page itself.
  if (isRouterRequest(incoming.request, incoming.query)) return refusal(204)
  const about = await campaignOf(deps, incoming)
  if (about === "unknown") return unknownCampaign(incoming)
  const url = incoming.request.url ?? "/"
  const named = inCampaign(url, about.slug)
  // Whoever holds something in another campaign is led to its own address, which says so.
  if (named !== url) return redirect(named)
  return ofCampaign(about.slug, await handler(visitOf(deps, incoming, about, now)))
}

async function answerPost(
  handler: NonNullable<Route["POST"]>,
  deps: RouteDependencies,
  incoming: Incoming,
  now: Date,
): Promise<Answer> {
  const posted = await postedFields(incoming.request)
  if (posted.kind === "refused") return posted.refusal
  const about = await campaignOf(deps, incoming)
  if (about === "unknown") return unknownCampaign(incoming)
  const visit = visitOf(deps, incoming, about, now)
  return ofCampaign(about.slug, await handler({ ...visit, fields: posted.fields }))
}

/** What a request is about. `slug`: set for a campaign that addresses have to name, since it is not the active one. */
interface About {
  readonly snapshots: Snapshots | undefined
  readonly snapshot: PublishedSnapshot | undefined
  readonly slug: string | undefined
}

/** Resolved once for a request: the campaign that its address names, else the one in which the visitor holds something, else the active one. */
async function campaignOf(deps: RouteDependencies, incoming: Incoming): Promise<About | "unknown"> {
  const snapshots = await deps.snapshots.latest()
  if (!snapshots) return { snapshots, snapshot: undefined, slug: undefined }
  const asked = incoming.query.get(queryNames.campaign)
  const snapshot = asked === null ? heldCampaign(incoming, snapshots) : snapshots.named(asked)
  if (!snapshot) return "unknown"
  return { snapshots, snapshot, slug: snapshot === snapshots.active ? undefined : snapshot.slug }
}

/** No campaign of this name is published, or it is over. */
function unknownCampaign({ request }: Incoming): Answer {
  return minimalPage(localeOf(request), 404, "notUnderstood")
}

/** Names the campaign in where an answer leads, and in the page that it shows. */
function ofCampaign(slug: string | undefined, answer: Answer): Answer {
  if (slug === undefined) return answer
  if (answer.kind === "page") return { ...answer, path: inCampaign(answer.path, slug) }
  if (answer.kind !== "content" || Array.isArray(answer.headers)) return answer
  const { location } = answer.headers
  if (typeof location !== "string") return answer
  return { ...answer, headers: { ...answer.headers, location: inCampaign(location, slug) } }
}

/** A form that was opened before another campaign became the active one is Next's to answer for its own. */
async function namedForNext(deps: RouteDependencies, incoming: Incoming): Promise<Outcome> {
  const about = await campaignOf(deps, incoming)
  if (about !== "unknown") incoming.request.url = inCampaign(incoming.request.url ?? "/", about.slug)
  return CONTINUE
}

function visitOf(
  deps: RouteDependencies,
  incoming: Incoming,
  { snapshots, snapshot }: About,
  now: Date,
): Visit {
  const { request, query } = incoming
  const visitor = visitorOf(incoming, snapshots, snapshot)
  return { deps, incoming, request, query, locale: localeOf(request), snapshot, visitor, now }
}

/**
 * An unexpected error in here is nearly always the database: nothing was given, and the way back is to ask again. The
 * pages of the line need no database; what hinders them is for the front door to tell.
 */
async function answerOrBusy(incoming: Incoming, handle: () => Promise<Answer>): Promise<Answer> {
  try {
    return await handle()
  } catch (error) {
    if (incoming.isRead && !isPostedToNext(incoming.path)) throw error
    logUnexpected("router", error)
    return busy(incoming.request)
  }
}
