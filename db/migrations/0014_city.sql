CREATE TABLE "city" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"government" text NOT NULL,
	"venue" text NOT NULL,
	"example_district" text NOT NULL,
	"emblem" text NOT NULL,
	"skyline" text NOT NULL,
	"colours" jsonb NOT NULL,
	"is_only" boolean DEFAULT true NOT NULL,
	CONSTRAINT "city_is_only_key" UNIQUE("is_only"),
	CONSTRAINT "city_is_only" CHECK ("city"."is_only")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "region_code_known" CHECK ("region"."code" ~ '^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$')
);
