ALTER TABLE "campaign" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
UPDATE "campaign" SET "published_at" = now() WHERE "phase" <> 'draft';--> statement-breakpoint
UPDATE "campaign" SET "phase" = 'scheduled' WHERE "phase" = 'draft';--> statement-breakpoint
ALTER TABLE "campaign" DROP CONSTRAINT "campaign_phase_known";--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_phase_known" CHECK ("campaign"."phase" in ('scheduled', 'open', 'paused', 'closed'));
