CREATE TABLE "waitlist_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "waitlist_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" integer NOT NULL,
	"number" integer NOT NULL,
	"position" integer NOT NULL,
	"nik_index" "bytea" NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"form" "bytea",
	"status" text NOT NULL,
	"registration_id" bigint,
	"joined_at" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "waitlist_entry_nik_idempotency_key" UNIQUE("line_id","nik_index","idempotency_key"),
	CONSTRAINT "waitlist_entry_status_known" CHECK ("waitlist_entry"."status" in ('waiting', 'registered', 'already_registered', 'withdrawn', 'closed')),
	CONSTRAINT "waitlist_entry_number_positive" CHECK ("waitlist_entry"."number" > 0 and "waitlist_entry"."position" > 0),
	CONSTRAINT "waitlist_entry_form_while_waiting" CHECK (("waitlist_entry"."status" = 'waiting') = ("waitlist_entry"."form" is not null)),
	CONSTRAINT "waitlist_entry_settled_has_time" CHECK (("waitlist_entry"."status" = 'waiting') = ("waitlist_entry"."settled_at" is null)),
	CONSTRAINT "waitlist_entry_registered_has_registration" CHECK (("waitlist_entry"."status" = 'registered') = ("waitlist_entry"."registration_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "pass" DROP CONSTRAINT "pass_seats_few";--> statement-breakpoint
ALTER TABLE "line" ADD COLUMN "waitlisted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pass" ADD COLUMN "waitlisted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_line_id_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_entry_one_waiting_per_nik" ON "waitlist_entry" USING btree ("line_id","nik_index") WHERE "waitlist_entry"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "waitlist_entry_next_idx" ON "waitlist_entry" USING btree ("line_id","position","id") WHERE "waitlist_entry"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "waitlist_entry_number_idx" ON "waitlist_entry" USING btree ("line_id","number");--> statement-breakpoint
ALTER TABLE "line" ADD CONSTRAINT "line_waitlisted_not_negative" CHECK ("line"."waitlisted" >= 0);--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_seats_few" CHECK ("pass"."seats" between 0 and 5);