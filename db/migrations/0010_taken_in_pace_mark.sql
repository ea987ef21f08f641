-- Marks of before know nothing of it, and would look like a rush. They are of the last ten minutes only.
DELETE FROM "pace_mark";--> statement-breakpoint
ALTER TABLE "pace_mark" ADD COLUMN "taken" integer DEFAULT 0 NOT NULL;
