import { sql } from "drizzle-orm"
import { check, integer, pgTable, unique } from "drizzle-orm/pg-core"
import { campaign } from "./campaign.ts"
import { moment } from "./columns.ts"

/** One arrival window of a campaign. */
export const session = pgTable(
  "session",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity({ name: "session_id_seq" }),
    campaignId: integer("campaign_id")
      .notNull()
      .references(() => campaign.id),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    /** Numbers of registrants begin behind this one, so that no two of a gate are alike on one day. */
    numberOffset: integer("number_offset").notNull().default(0),
  },
  (t) => [
    unique("session_campaign_starts_at_key").on(t.campaignId, t.startsAt),
    check("session_number_offset_not_negative", sql`${t.numberOffset} >= 0`),
    check("session_starts_before_it_ends", sql`${t.startsAt} < ${t.endsAt}`),
  ],
)
