import { sql } from "drizzle-orm"
import { check, integer, pgTable, smallint, text, unique } from "drizzle-orm/pg-core"
import { moment } from "./columns.ts"

export const campaign = pgTable(
  "campaign",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "campaign_id_seq" }),
    slug: text().notNull(),
    name: text().notNull(),
    organiser: text().notNull(),
    venue: text().notNull(),
    venueAddress: text("venue_address").notNull(),
    vaccine: text().notNull(),
    dose: smallint().notNull(),
    /** Null while the campaign is a draft: nobody outside the office meets it. */
    publishedAt: moment("published_at"),
    phase: text({ enum: ["scheduled", "open", "paused", "closed"] }).notNull(),
    opensAt: moment("opens_at").notNull(),
    closesAt: moment("closes_at").notNull(),
    minimumAge: smallint("minimum_age").notNull(),
  },
  (t) => [
    unique("campaign_slug_key").on(t.slug),
    check("campaign_phase_known", sql`${t.phase} in ('scheduled', 'open', 'paused', 'closed')`),
    check("campaign_opens_before_it_closes", sql`${t.opensAt} < ${t.closesAt}`),
    check("campaign_minimum_age_not_negative", sql`${t.minimumAge} >= 0`),
  ],
)

/** An entrance of the venue. People are split by kecamatan; a gate without kecamatan takes those from outside the city. */
export const gate = pgTable(
  "gate",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "gate_id_seq" }),
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => campaign.id),
    code: text().notNull(),
    name: text().notNull(),
    kecamatanCode: text("kecamatan_code"),
  },
  (t) => [
    unique("gate_campaign_code_key").on(t.campaignId, t.code),
    unique("gate_campaign_kecamatan_key").on(t.campaignId, t.kecamatanCode).nullsNotDistinct(),
    check("gate_code_short", sql`${t.code} ~ '^[A-Z]$'`),
  ],
)
