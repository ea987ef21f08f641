import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core"
import { campaign } from "./campaign.ts"
import { bytea, moment } from "./columns.ts"

/**
 * The line of one audience of a campaign: one row, however many wait. Those who wait are not stored; each carries a
 * signed queue number. The row is the lock under which numbers are given and passes are promised (docs/locking.md).
 */
export const line = pgTable(
  "line",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "line_id_seq" }),
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => campaign.id),
    audience: text({ enum: ["resident", "outside_city"] }).notNull(),
    lobbyOpensAt: moment("lobby_opens_at").notNull(),
    /** Numbers given so far: the next ticket gets `issued + 1`. */
    issued: integer().notNull().default(0),
    /** Positions up to this one may enter. */
    serving: integer().notNull().default(0),
    /** Numbers up to this one were given before the draw and are ordered by it. Null until it was held. */
    lobbySize: integer("lobby_size"),
    /** 64 hexadecimal digits, made with the row, secret until the draw. */
    seed: text().notNull(),
    /** SHA-256 of the text of the seed, published from the start. */
    seedCommitment: text("seed_commitment").notNull(),
    drawnAt: moment("drawn_at"),
    paused: boolean().notNull().default(false),
    /** Seats that may be promised at the same time. */
    maxActive: integer("max_active").notNull().default(6_000),
    /** The office's speed limit, in positions a minute. Null: as fast as the portal can. */
    maxPerMinute: integer("max_per_minute"),
    passMinutes: smallint("pass_minutes").notNull().default(10),
    announcement: text(),
    announcedAt: moment("announced_at"),
    /** Positions a second that the pace-keeper allows now; rises slowly and falls fast (AIMD). */
    pace: real().notNull().default(50),
    /** Of those whose turn came, the part that took a pass, measured. */
    showUpRate: real("show_up_rate").notNull().default(1),
    pacedAt: moment("paced_at"),
    /** When the pace was last halved: what that changed shows only after the visitors' next polls. */
    slowedAt: moment("slowed_at"),
    /** Who may still join and enter in one step before the pace-keeper's next tick, in positions. */
    allowance: integer().notNull().default(50),
    /** Forms that were left with the line and wait (`waitlist_entry`). */
    waitlisted: integer().notNull().default(0),
  },
  (t) => [
    unique("line_campaign_audience_key").on(t.campaignId, t.audience),
    check("line_audience_known", sql`${t.audience} in ('resident', 'outside_city')`),
    check("line_numbers_in_order", sql`0 <= ${t.serving} and ${t.serving} <= ${t.issued}`),
    check("line_lobby_within_issued", sql`${t.lobbySize} between 0 and ${t.issued}`),
    check("line_drawn_with_lobby", sql`(${t.drawnAt} is null) = (${t.lobbySize} is null)`),
    check("line_seed_is_hex", sql`${t.seed} ~ '^[0-9a-f]{64}$' and ${t.seedCommitment} ~ '^[0-9a-f]{64}$'`),
    check("line_allowance_not_negative", sql`${t.allowance} >= 0`),
    check("line_waitlisted_not_negative", sql`${t.waitlisted} >= 0`),
    check("line_max_active_positive", sql`${t.maxActive} > 0`),
    check("line_max_per_minute_positive", sql`${t.maxPerMinute} > 0`),
    check("line_pass_minutes_sensible", sql`${t.passMinutes} between 1 and 60`),
  ],
)

/**
 * A turn that was taken: a promise of `seats` places until it expires. One per ticket number, forever. A number that was
 * given to the waiting list has one without seats, until there are places for it.
 */
export const pass = pgTable(
  "pass",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ name: "pass_id_seq" }),
    lineId: integer("line_id")
      .notNull()
      .references(() => line.id),
    number: integer().notNull(),
    /** Where the number stood in the line: by the draw, if it took part in it. */
    position: integer().notNull(),
    seats: smallint().notNull(),
    /** Its number was given to the waiting list: nobody takes the turn by hand. */
    waitlisted: boolean().notNull().default(false),
    /** Seats that became registrations. */
    used: smallint().notNull().default(0),
    issuedAt: moment("issued_at").notNull(),
    /** As told to its holder. How long it is honoured and counted beyond that, `lib/waiting-room/rules/passes.ts` says. */
    expiresAt: moment("expires_at").notNull(),
    extendedAt: moment("extended_at"),
  },
  (t) => [
    unique("pass_line_number_key").on(t.lineId, t.number),
    unique("pass_line_position_key").on(t.lineId, t.position),
    // Only passes with seats left count; without the condition every count would read those of the last ten minutes.
    index("pass_open_idx").on(t.lineId, t.expiresAt).where(sql`${t.used} < ${t.seats}`),
    index("pass_issued_at_idx").on(t.lineId, t.issuedAt),
    check("pass_number_positive", sql`${t.number} > 0 and ${t.position} > 0`),
    check("pass_seats_few", sql`${t.seats} between 0 and 5`),
    check("pass_used_within_seats", sql`${t.used} between 0 and ${t.seats}`),
    check("pass_issued_before_it_expires", sql`${t.issuedAt} < ${t.expiresAt}`),
  ],
)

/** Proofs of work, and places of the slow lane, that were spent for a number. Rows are of no use once expired. */
export const spentProof = pgTable(
  "spent_proof",
  {
    digest: bytea().primaryKey(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("spent_proof_expires_at_idx").on(t.expiresAt)],
)

/** How a line stood before a tick, noted by the pace-keeper; the last ten minutes are kept. */
export const paceMark = pgTable(
  "pace_mark",
  {
    lineId: integer("line_id")
      .notNull()
      .references(() => line.id),
    markedAt: moment("marked_at").notNull(),
    serving: integer().notNull(),
    /** Places that registrations have taken: how fast they go. Holding and releasing does not move it. */
    taken: integer().notNull().default(0),
  },
  (t) => [primaryKey({ name: "pace_mark_pkey", columns: [t.lineId, t.markedAt] })],
)

/** What each process of the front door carries, written by itself once a second. Old rows are dead processes. */
export const workerLoad = pgTable("worker_load", {
  workerId: text("worker_id").primaryKey(),
  notedAt: moment("noted_at").notNull(),
  /** Requests inside Next, and those waiting to get in. */
  inFlight: integer("in_flight").notNull(),
  queued: integer().notNull(),
  /** Of these, what holders of a turn have sent: the pace slows down by it, whatever others ask for. */
  queuedSubmits: integer("queued_submits").notNull().default(0),
  /** Requests turned away with the busy page since the process started. */
  shed: integer().notNull(),
  /** Of these, what holders of a turn had sent, in all and since the note before. */
  shedSubmits: integer("shed_submits").notNull().default(0),
  shedSubmitsRecent: integer("shed_submits_recent").notNull().default(0),
  /** The most requests that may be inside Next at once, as adjusted by latency. */
  limit: integer().notNull(),
  /** 95th percentile of the last second's times inside Next, in milliseconds. */
  latencyMs: integer("latency_ms").notNull(),
  /** By line id, positions that were called and find no free seat: while they wait, calling others is no use. */
  calledWithoutSeat: jsonb("called_without_seat").$type<Record<number, number>>().notNull().default({}),
  /** Written by processes of before, by audience; goes with the next release. */
  calledWithoutSeatResident: integer("called_without_seat_resident").notNull().default(0),
  calledWithoutSeatOutsideCity: integer("called_without_seat_outside_city").notNull().default(0),
})
