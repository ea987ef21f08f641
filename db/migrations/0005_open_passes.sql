DROP INDEX "pass_line_expires_at_idx";--> statement-breakpoint
CREATE INDEX "pass_open_idx" ON "pass" USING btree ("line_id","expires_at") WHERE "pass"."used" < "pass"."seats";