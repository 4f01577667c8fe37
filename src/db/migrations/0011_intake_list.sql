CREATE TABLE "intake_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"matter" text NOT NULL,
	"content" jsonb NOT NULL,
	"proposed_in" uuid,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"item_id" uuid
);
--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "proposed_in" uuid;--> statement-breakpoint
ALTER TABLE "item_draft" ADD COLUMN "entry_id" uuid;--> statement-breakpoint
ALTER TABLE "intake_entry" ADD CONSTRAINT "intake_entry_office_id_unit_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_entry" ADD CONSTRAINT "intake_entry_proposed_in_unit_id_fk" FOREIGN KEY ("proposed_in") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_of_office" ON "intake_entry" USING btree ("office_id","status","entered_at");--> statement-breakpoint
CREATE INDEX "intake_proposed" ON "intake_entry" USING btree ("proposed_in","entered_at") WHERE proposed_in is not null;--> statement-breakpoint
CREATE INDEX "draft_entry" ON "item_draft" USING btree ("entry_id") WHERE entry_id is not null;