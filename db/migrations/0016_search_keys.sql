DROP INDEX "registration_name_trgm_idx";--> statement-breakpoint
ALTER TABLE "registration" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "number_offset" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- For rows that are there, and for processes that do not write the key yet. The portal's own folding is lib/identity/name-key.ts.
CREATE FUNCTION "fill_name_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF new.name_key = '' THEN
		new.name_key := ' ' || btrim(regexp_replace(lower(regexp_replace(normalize(
			regexp_replace(new.name, '[''`´‘-‛′ʹ-ʼ]', '', 'g'), NFKD), '[\u0300-\u036f]', '', 'g')), '[[:space:][:punct:]]+', ' ', 'g')) || ' ';
	END IF;
	RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER "registration_fill_name_key" BEFORE INSERT OR UPDATE OF "name_key" ON "registration" FOR EACH ROW EXECUTE FUNCTION "fill_name_key"();--> statement-breakpoint
UPDATE "registration" SET "name_key" = '';--> statement-breakpoint
-- Numbers that were given stay as they are: sessions of a campaign with registrations keep counting from 1.
WITH "size" AS (
	SELECT "session_id", greatest(1, ceil(sum("capacity") * 1.25 / 1000)) * 1000 AS "numbers" FROM "quota" GROUP BY "session_id"
), "laid" AS (
	SELECT "id", sum("numbers") OVER (PARTITION BY "campaign_id", ("starts_at" AT TIME ZONE 'Asia/Jakarta')::date ORDER BY "starts_at") - "numbers" AS "before"
	FROM "session" JOIN "size" ON "session_id" = "id"
)
UPDATE "session" SET "number_offset" = "before" FROM "laid" WHERE "laid"."id" = "session"."id"
	AND NOT EXISTS (SELECT FROM "registration" WHERE "registration"."campaign_id" = "session"."campaign_id");--> statement-breakpoint
CREATE INDEX "audit_event_action_idx" ON "audit_event" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_event_staff_idx" ON "audit_event" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "registration_name_key_trgm_idx" ON "registration" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "registration_session_name_key_idx" ON "registration" USING btree ("session_id","name_key","id");--> statement-breakpoint
CREATE INDEX "registration_gate_number_idx" ON "registration" USING btree ("gate_id","number");--> statement-breakpoint
CREATE INDEX "pass_issued_at_idx" ON "pass" USING btree ("line_id","issued_at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_number_offset_not_negative" CHECK ("session"."number_offset" >= 0);