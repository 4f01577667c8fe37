CREATE TABLE "office_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date,
	"through_day" date
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "sign_off_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "sign_off_by" uuid;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "office_id" uuid;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "pending_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "returned_by" uuid;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "office_term" ADD CONSTRAINT "office_term_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_term" ADD CONSTRAINT "office_term_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "office_term_open" ON "office_term" USING btree ("unit_id","person_id") WHERE through_day is null;--> statement-breakpoint
CREATE INDEX "office_term_unit" ON "office_term" USING btree ("unit_id","from_day");--> statement-breakpoint
CREATE INDEX "item_draft_pending" ON "item_draft" USING btree ("office_id","pending_since") WHERE pending_since is not null;--> statement-breakpoint
CREATE INDEX "item_draft_in_approval" ON "item_draft" USING btree ("created_by") WHERE pending_since is not null or returned_at is not null;