CREATE TABLE "line" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"audience" text NOT NULL,
	"lobby_opens_at" timestamp with time zone NOT NULL,
	"issued" integer DEFAULT 0 NOT NULL,
	"serving" integer DEFAULT 0 NOT NULL,
	"lobby_size" integer,
	"seed" text NOT NULL,
	"seed_commitment" text NOT NULL,
	"drawn_at" timestamp with time zone,
	"paused" boolean DEFAULT false NOT NULL,
	"max_active" integer DEFAULT 3000 NOT NULL,
	"max_per_minute" integer,
	"pass_minutes" smallint DEFAULT 10 NOT NULL,
	"announcement" text,
	"announced_at" timestamp with time zone,
	"pace" real DEFAULT 50 NOT NULL,
	"show_up_rate" real DEFAULT 1 NOT NULL,
	"paced_at" timestamp with time zone,
	"slowed_at" timestamp with time zone,
	"allowance" integer DEFAULT 50 NOT NULL,
	CONSTRAINT "line_campaign_audience_key" UNIQUE("campaign_id","audience"),
	CONSTRAINT "line_audience_known" CHECK ("line"."audience" in ('resident', 'outside_city')),
	CONSTRAINT "line_numbers_in_order" CHECK (0 <= "line"."serving" and "line"."serving" <= "line"."issued"),
	CONSTRAINT "line_lobby_within_issued" CHECK ("line"."lobby_size" between 0 and "line"."issued"),
	CONSTRAINT "line_drawn_with_lobby" CHECK (("line"."drawn_at" is null) = ("line"."lobby_size" is null)),
	CONSTRAINT "line_seed_is_hex" CHECK ("line"."seed" ~ '^[0-9a-f]{64}$' and "line"."seed_commitment" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "line_allowance_not_negative" CHECK ("line"."allowance" >= 0),
	CONSTRAINT "line_max_active_positive" CHECK ("line"."max_active" > 0),
	CONSTRAINT "line_max_per_minute_positive" CHECK ("line"."max_per_minute" > 0),
	CONSTRAINT "line_pass_minutes_sensible" CHECK ("line"."pass_minutes" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "pace_mark" (
	"line_id" integer NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	"serving" integer NOT NULL,
	CONSTRAINT "pace_mark_pkey" PRIMARY KEY("line_id","marked_at")
);
--> statement-breakpoint
CREATE TABLE "pass" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pass_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" integer NOT NULL,
	"number" integer NOT NULL,
	"position" integer NOT NULL,
	"seats" smallint NOT NULL,
	"used" smallint DEFAULT 0 NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"extended_at" timestamp with time zone,
	CONSTRAINT "pass_line_number_key" UNIQUE("line_id","number"),
	CONSTRAINT "pass_line_position_key" UNIQUE("line_id","position"),
	CONSTRAINT "pass_number_positive" CHECK ("pass"."number" > 0 and "pass"."position" > 0),
	CONSTRAINT "pass_seats_few" CHECK ("pass"."seats" between 1 and 5),
	CONSTRAINT "pass_used_within_seats" CHECK ("pass"."used" between 0 and "pass"."seats"),
	CONSTRAINT "pass_issued_before_it_expires" CHECK ("pass"."issued_at" < "pass"."expires_at")
);
--> statement-breakpoint
CREATE TABLE "spent_proof" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_load" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"in_flight" integer NOT NULL,
	"queued" integer NOT NULL,
	"shed" integer NOT NULL,
	"shed_lately" integer DEFAULT 0 NOT NULL,
	"limit" integer NOT NULL,
	"latency_ms" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "line" ADD CONSTRAINT "line_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pace_mark" ADD CONSTRAINT "pace_mark_line_id_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_line_id_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pass_line_expires_at_idx" ON "pass" USING btree ("line_id","expires_at");--> statement-breakpoint
CREATE INDEX "spent_proof_expires_at_idx" ON "spent_proof" USING btree ("expires_at");