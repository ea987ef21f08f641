CREATE TABLE "key_check" (
	"name" text PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "throttle_last_failed_at_idx" ON "throttle" USING btree ("last_failed_at");