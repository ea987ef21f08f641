import { and, asc, count, eq, gt, isNotNull, type SQL, sql } from "drizzle-orm"
import { anyOf } from "#db/any-of.ts"
import { db } from "#db/client.ts"
import { campaign } from "#db/schema/campaign.ts"
import { quota } from "#db/schema/quota.ts"
import { session } from "#db/schema/session.ts"
import { line, pass, workerLoad } from "#db/schema/waiting-room.ts"
import { sendTogether, type Tx } from "#db/transaction.ts"
import { listPublishedCampaigns } from "#lib/campaign/queries.ts"
import { openCampaigns } from "#lib/campaign/rules.ts"
import type { Campaign } from "#lib/campaign/types.ts"
import { type Called, outlookOf, SHOW_UP_MS } from "./rules/pace.ts"
import { countedSince, longestLifeMs } from "./rules/passes.ts"
import { lineStatus } from "./rules/status.ts"
import type { SnapshotLine, StatusSnapshot, WaitingStatus } from "./types.ts"

/** A line as stored, with its campaign. */
export interface LineRow {
  line: typeof line.$inferSelect
  campaign: Campaign
}

/** One line without a lock. */
export async function findLine(lineId: number): Promise<LineRow | undefined> {
  const [found] = await db()
    .select({ line, campaign })
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(eq(line.id, lineId))
  return found
}

/**
 * Locks these lines in id order until the transaction ends: the transaction that holds them decides alone about numbers,
 * turns and promises. What depends on it is read in a later statement (docs/locking.md).
 */
export function lockLines(tx: Tx, lineIds: readonly number[]): Promise<LineRow[]> {
  return tx
    .select({ line, campaign })
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(anyOf(line.id, lineIds))
    .orderBy(asc(line.id))
    .for("update", { of: line })
}

/** The lines of one campaign, in id order, without a lock. */
export function listLines(tx: Pick<Tx, "select">, campaignId: number) {
  return tx.select().from(line).where(eq(line.campaignId, campaignId)).orderBy(asc(line.id))
}

/** The lines of every published campaign that has not reached its end, in id order, without a lock. */
export function listUnfinishedLines(tx: Tx, now: Date): Promise<LineRow[]> {
  return tx
    .select({ line, campaign })
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(and(isNotNull(campaign.publishedAt), gt(campaign.closesAt, now)))
    .orderBy(asc(line.id))
}

/** What a line has promised and what it can promise, in people, from one snapshot. */
export interface Promises {
  promised: number
  activePasses: number
  /** Free places in sessions that do not end before a pass given now can last, up to the campaign's end. */
  available: number
  held: number
}

/** The columns of `Promises`, for a query from `line` and `campaign`. One statement, so both sides fit together. */
function promiseColumns(now: Date) {
  const counted = sql`
    from pass where line_id = ${line.id} and expires_at > ${at(countedSince(now))} and used < seats`
  const perMinute = longestLifeMs(1) - longestLifeMs(0)
  const life = sql`(${line.passMinutes} * ${perMinute}::int + ${longestLifeMs(0)}::int) * interval '1 ms'`
  const places = sql`
    from quota join session on session.id = quota.session_id
    where session.campaign_id = ${line.campaignId} and quota.audience = ${line.audience}
      and session.ends_at >= least(${at(now)} + ${life}, ${campaign.closesAt})`
  return {
    promised: sql<number>`(select coalesce(sum(seats - used), 0)::int ${counted})`,
    activePasses: sql<number>`(select count(*)::int ${counted})`,
    available: sql<number>`(select coalesce(sum(capacity - quota.held - taken), 0)::int ${places})`,
    held: sql<number>`(select coalesce(sum(quota.held), 0)::int ${places})`,
  }
}

/** To promise by it, call it under the line's lock and in a statement of its own. */
export async function readPromises(tx: Tx, lineId: number, now: Date): Promise<Promises> {
  const [row] = await tx
    .select(promiseColumns(now))
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(eq(line.id, lineId))
  if (!row) throw new Error("unknown line")
  return row
}

/** The passes of these numbers, over or not: a number has one pass forever. */
export function listPassesByNumber(tx: Tx, lineId: number, numbers: readonly number[]) {
  return tx
    .select()
    .from(pass)
    .where(and(eq(pass.lineId, lineId), anyOf(pass.number, numbers)))
}

/** A pass with its line and campaign. */
export async function findPass(passId: number, reader: Pick<Tx, "select"> = db()) {
  const [found] = await reader
    .select({ pass, line, campaign })
    .from(pass)
    .innerJoin(line, eq(line.id, pass.lineId))
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(eq(pass.id, passId))
  return found
}

/** Ids of lines by quota: where the places of a quota are promised. Walk-ins have no line. */
export async function listLinesOfQuotas(tx: Tx, quotaIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx
    .select({ quotaId: quota.id, lineId: line.id })
    .from(quota)
    .innerJoin(session, eq(session.id, quota.sessionId))
    .innerJoin(line, and(eq(line.campaignId, session.campaignId), sql`${line.audience} = ${quota.audience}`))
    .where(anyOf(quota.id, quotaIds))
  return new Map(rows.map(({ quotaId, lineId }) => [quotaId, lineId]))
}

/** A campaign with its lines, and everything that is published of them, in one round trip. */
export async function listLineStates(campaignId: number, now: Date) {
  // Positions a second, since the first mark of so many seconds.
  const served = (seconds: number) => sql<number>`coalesce((
    select (${line.serving} - serving) / greatest(extract(epoch from ${at(now)} - marked_at)::float, 1)
    from pace_mark where line_id = ${line.id}
      and marked_at between ${at(new Date(now.getTime() - seconds * 1_000))} and ${at(now)}
    order by marked_at limit 1), 0)`
  const perMinute = sql<number>`round(${served(65)} * 60)::int`
  const lastSessionAt = sql<Date | null>`
    (select max(starts_at) from session where session.campaign_id = ${line.campaignId})`.mapWith(
    session.startsAt,
  )
  const rows = await db()
    .select({ line, campaign, ...promiseColumns(now), perMinute, lately: served(10), lastSessionAt })
    .from(line)
    .innerJoin(campaign, eq(campaign.id, line.campaignId))
    .where(eq(line.campaignId, campaignId))
  return rows.map((row) => ({ ...row, outlook: outlookOf(row) }))
}

/** What the waiting room of a campaign answers from. Reads everything in one round trip; once a second a process is enough. */
export async function readStatusSnapshot(campaignId: number, now: Date): Promise<StatusSnapshot> {
  const rows = await listLineStates(campaignId, now)
  const resident = rows.find(({ line: { audience } }) => audience === "resident")
  const outside = rows.find(({ line: { audience } }) => audience === "outside_city")
  if (!resident || !outside) throw new Error("the campaign has no lines: run npm run seed")
  const { slug, opensAt, closesAt } = resident.campaign
  return {
    campaignId,
    slug,
    status: {
      asOf: now.toISOString(),
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      lobbyOpensAt: resident.line.lobbyOpensAt.toISOString(),
      lines: whileAllAreQuiet({
        resident: lineStatus(resident, now),
        outside_city: lineStatus(outside, now),
      }),
    },
    lines: { resident: snapshotLine(resident.line), outside_city: snapshotLine(outside.line) },
  }
}

/** The same of every published campaign that is not over, the active one first. Throws when none is published. */
export async function readStatusSnapshots(now: Date): Promise<[StatusSnapshot, ...StatusSnapshot[]]> {
  const [active, ...others] = openCampaigns(await listPublishedCampaigns(), now)
  if (!active) throw new Error("no campaign is published: run npm run seed")
  const snapshotOf = ({ id }: Campaign) => readStatusSnapshot(id, now)
  const [first, ...rest] = await Promise.all([snapshotOf(active), ...others.map(snapshotOf)])
  return [first, ...rest]
}

/** While one line registers, forms are taken for the waiting list of neither: those who register should have the portal for themselves. */
function whileAllAreQuiet(lines: WaitingStatus["lines"]): WaitingStatus["lines"] {
  const { resident, outside_city: outside } = lines
  const isQuiet = [resident, outside].every(
    ({ issued, serving, promised, placesLeft }) => serving >= issued || promised >= placesLeft,
  )
  if (isQuiet) return lines
  return { resident: { ...resident, lists: false }, outside_city: { ...outside, lists: false } }
}

function snapshotLine({ id, audience, passMinutes, seed, lobbySize }: LineRow["line"]): SnapshotLine {
  return { id, audience, passMinutes, seed: lobbySize === null ? null : seed, lobbySize }
}

/** What the pace-keeper has called lately, tick by tick, and what came of it. */
export async function readPaceFacts(
  tx: Tx,
  { id: lineId, campaignId, audience }: LineRow["line"],
  now: Date,
) {
  const since = at(new Date(now.getTime() - SHOW_UP_MS))
  const [[{ taken: placesTaken } = { taken: 0 }], rows] = await sendTogether(
    () =>
      tx.execute<{ taken: number }>(sql`
        select coalesce(sum(taken), 0)::int as taken from quota join session on session.id = session_id
        where campaign_id = ${campaignId} and audience = ${audience}`),
    () =>
      tx.execute<CalledRow>(sql`
        with tick as (
          select marked_at, pace_mark.taken as places, pace_mark.serving as first,
            coalesce(lead(pace_mark.serving) over (order by marked_at), line.serving) as last
          from pace_mark join line on line.id = line_id where line_id = ${lineId} and marked_at <= ${at(now)})
        select extract(epoch from ${at(now)} - marked_at)::float * 1000 as "agoMs", last - first as served,
          places,
          count(pass.id)::int as taken, coalesce(sum(seats), 0)::int as seats,
          count(pass.id) filter (where seats > 0)::int as seated
        from tick left join pass on pass.line_id = ${lineId} and position > first and position <= last
        where marked_at > ${since} group by marked_at, places, first, last order by marked_at`),
  )
  const sum = (of: (row: CalledRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const seated = sum((row) => row.seated)
  const lately = rows.find(({ agoMs }) => agoMs <= LATELY_MS)
  return {
    takenPerSecond: lately
      ? (Math.max(0, placesTaken - lately.places) * 1_000) / Math.max(1_000, lately.agoMs)
      : 0,
    placesTaken,
    called: rows,
    servedLastMinute: sum((row) => row.served),
    seatsPerTicket: seated > 0 ? sum((row) => row.seats) / seated : 1,
  }
}

/** Over how long it is looked how fast places go. */
const LATELY_MS = 4_000

/**
 * `places`: what registrations had taken before that tick. `seated`: passes with seats; numbers that were given to the
 * waiting list came, and have none yet.
 */
type CalledRow = Called & { seats: number; seated: number; places: number } & Record<string, unknown>

/** Passes that were given within the last minute, by line id; a line without any is missing. */
export async function countAdmittedLately(
  lineIds: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db()
    .select({ lineId: pass.lineId, admitted: count() })
    .from(pass)
    .where(
      and(
        anyOf(pass.lineId, lineIds),
        gt(pass.issuedAt, new Date(now.getTime() - 60_000)),
        // A number that was given to the waiting list has no seats before its turn.
        gt(pass.seats, 0),
      ),
    )
    .groupBy(pass.lineId)
  return new Map(rows.map(({ lineId, admitted }) => [lineId, admitted]))
}

/** The front door's processes that gave a sign of life lately. */
export function listLiveLoads(now: Date, reader: Pick<Tx, "select"> = db()) {
  return reader
    .select()
    .from(workerLoad)
    .where(gt(workerLoad.notedAt, new Date(now.getTime() - 5_000)))
}

/** A moment as a parameter of plain SQL. */
function at(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`
}
