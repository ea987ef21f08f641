CREATE TABLE "audit_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occurred_at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"staff_id" integer,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_event_previous_hash_key" UNIQUE("previous_hash"),
	CONSTRAINT "audit_event_actor_known" CHECK ("audit_event"."actor_kind" in ('resident', 'staff', 'system')),
	CONSTRAINT "audit_event_staff_named" CHECK (("audit_event"."actor_kind" = 'staff') = ("audit_event"."staff_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"organiser" text NOT NULL,
	"venue" text NOT NULL,
	"venue_address" text NOT NULL,
	"vaccine" text NOT NULL,
	"dose" smallint NOT NULL,
	"phase" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"minimum_age" smallint NOT NULL,
	CONSTRAINT "campaign_slug_key" UNIQUE("slug"),
	CONSTRAINT "campaign_phase_known" CHECK ("campaign"."phase" in ('draft', 'scheduled', 'open', 'paused', 'closed')),
	CONSTRAINT "campaign_opens_before_it_closes" CHECK ("campaign"."opens_at" < "campaign"."closes_at"),
	CONSTRAINT "campaign_minimum_age_not_negative" CHECK ("campaign"."minimum_age" >= 0)
);
--> statement-breakpoint
CREATE TABLE "gate" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kecamatan_code" text,
	CONSTRAINT "gate_campaign_code_key" UNIQUE("campaign_id","code"),
	CONSTRAINT "gate_campaign_kecamatan_key" UNIQUE NULLS NOT DISTINCT("campaign_id","kecamatan_code"),
	CONSTRAINT "gate_code_short" CHECK ("gate"."code" ~ '^[A-Z]$')
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"registration_id" bigint PRIMARY KEY NOT NULL,
	"staff_id" integer NOT NULL,
	"gate_id" integer NOT NULL,
	"checked_in_at" timestamp with time zone NOT NULL,
	"exception" text,
	"exception_reason" text,
	"device_nonce" uuid NOT NULL,
	CONSTRAINT "check_in_device_nonce_key" UNIQUE("device_nonce"),
	CONSTRAINT "check_in_exception_known" CHECK ("check_in"."exception" in ('too_early', 'wrong_day')),
	CONSTRAINT "check_in_exception_has_reason" CHECK (("check_in"."exception" is null) = ("check_in"."exception_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "quota" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"session_id" integer NOT NULL,
	"audience" text NOT NULL,
	"capacity" integer NOT NULL,
	"held" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "quota_session_audience_key" UNIQUE("session_id","audience"),
	CONSTRAINT "quota_audience_known" CHECK ("quota"."audience" in ('resident', 'outside_city', 'walk_in')),
	CONSTRAINT "quota_capacity_not_negative" CHECK ("quota"."capacity" >= 0),
	CONSTRAINT "quota_held_not_negative" CHECK ("quota"."held" >= 0),
	CONSTRAINT "quota_taken_not_negative" CHECK ("quota"."taken" >= 0),
	CONSTRAINT "quota_never_oversold" CHECK ("quota"."held" + "quota"."taken" <= "quota"."capacity")
);
--> statement-breakpoint
CREATE TABLE "quota_movement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_movement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"quota_id" integer NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"capacity_delta" integer NOT NULL,
	"held_delta" integer NOT NULL,
	"reason" text NOT NULL,
	"staff_id" integer,
	"idempotency_key" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_movement_key_quota_kind_key" UNIQUE("idempotency_key","quota_id","kind"),
	CONSTRAINT "quota_movement_kind_known" CHECK ("quota_movement"."kind" in ('allocate', 'hold', 'release', 'transfer')),
	CONSTRAINT "quota_movement_amount_positive" CHECK ("quota_movement"."amount" > 0),
	CONSTRAINT "quota_movement_reason_given" CHECK (length(btrim("quota_movement"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "registration" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "registration_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"session_id" integer NOT NULL,
	"audience" text NOT NULL,
	"gate_id" integer NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"nik_ciphertext" "bytea" NOT NULL,
	"nik_index" "bytea" NOT NULL,
	"nik_warnings" text[] NOT NULL,
	"name" text NOT NULL,
	"birth_date" date NOT NULL,
	"sex" text NOT NULL,
	"phone" text NOT NULL,
	"kelurahan_code" text,
	"district" text,
	"address" text NOT NULL,
	"ticket_code" char(16) NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"consent_version" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "registration_nik_idempotency_key" UNIQUE("nik_index","idempotency_key"),
	CONSTRAINT "registration_ticket_code_key" UNIQUE("ticket_code"),
	CONSTRAINT "registration_number_key" UNIQUE("session_id","gate_id","number"),
	CONSTRAINT "registration_status_known" CHECK ("registration"."status" in ('registered', 'cancelled', 'checked_in', 'deferred', 'vaccinated', 'no_show')),
	CONSTRAINT "registration_sex_known" CHECK ("registration"."sex" in ('male', 'female')),
	CONSTRAINT "registration_number_positive" CHECK ("registration"."number" > 0),
	CONSTRAINT "registration_cancelled_has_time" CHECK (("registration"."status" = 'cancelled') = ("registration"."cancelled_at" is not null)),
	CONSTRAINT "registration_origin_fits_audience" CHECK (case "registration"."audience" when 'resident' then "registration"."kelurahan_code" is not null when 'outside_city' then "registration"."district" is not null else true end)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_campaign_starts_at_key" UNIQUE("campaign_id","starts_at"),
	CONSTRAINT "session_starts_before_it_ends" CHECK ("session"."starts_at" < "session"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"username" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"gate_id" integer,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "staff_username_key" UNIQUE("username"),
	CONSTRAINT "staff_username_lower_case" CHECK ("staff"."username" ~ '^[a-z0-9._-]{3,40}$'),
	CONSTRAINT "staff_role_known" CHECK ("staff"."role" in ('admin', 'officer'))
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"scope" text NOT NULL,
	"key" "bytea" NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL,
	CONSTRAINT "throttle_pkey" PRIMARY KEY("scope","key"),
	CONSTRAINT "throttle_failures_positive" CHECK ("throttle"."failures" > 0)
);
--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate" ADD CONSTRAINT "gate_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota" ADD CONSTRAINT "quota_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_movement" ADD CONSTRAINT "quota_movement_quota_id_quota_id_fk" FOREIGN KEY ("quota_id") REFERENCES "public"."quota"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_movement" ADD CONSTRAINT "quota_movement_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_quota_fkey" FOREIGN KEY ("session_id","audience") REFERENCES "public"."quota"("session_id","audience") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_subject_idx" ON "audit_event" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_event_occurred_at_idx" ON "audit_event" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "check_in_checked_in_at_idx" ON "check_in" USING btree ("checked_in_at");--> statement-breakpoint
CREATE INDEX "quota_movement_quota_idx" ON "quota_movement" USING btree ("quota_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_one_live_per_nik" ON "registration" USING btree ("campaign_id","nik_index") WHERE "registration"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "registration_phone_idx" ON "registration" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "registration_registered_at_idx" ON "registration" USING btree ("registered_at");--> statement-breakpoint
CREATE INDEX "registration_name_trgm_idx" ON "registration" USING gin ("name" gin_trgm_ops);