ALTER TABLE "worker_load" RENAME COLUMN "queued_deeds" TO "queued_submits";--> statement-breakpoint
ALTER TABLE "worker_load" RENAME COLUMN "shed_deeds" TO "shed_submits";--> statement-breakpoint
ALTER TABLE "worker_load" RENAME COLUMN "shed_deeds_lately" TO "shed_submits_recent";--> statement-breakpoint
ALTER TABLE "worker_load" RENAME COLUMN "at_door_resident" TO "called_without_seat_resident";--> statement-breakpoint
ALTER TABLE "worker_load" RENAME COLUMN "at_door_outside_city" TO "called_without_seat_outside_city";
