ALTER TABLE "worker_load" ADD COLUMN "at_door_resident" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "worker_load" ADD COLUMN "at_door_outside_city" integer DEFAULT 0 NOT NULL;