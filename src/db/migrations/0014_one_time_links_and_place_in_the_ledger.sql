CREATE TABLE "ops_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "ops_entry_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "ops_session" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ops_entry_person" ON "ops_entry" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ops_session_person" ON "ops_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "item_place" ON "supervision_item" USING btree ("year","serial");