ALTER TABLE "worker_load" ADD COLUMN "queued_deeds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "worker_load" ADD COLUMN "shed_deeds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "worker_load" ADD COLUMN "shed_deeds_lately" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "worker_load" DROP COLUMN "shed_lately";