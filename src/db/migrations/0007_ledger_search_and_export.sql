CREATE TABLE "ledger_export" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"total" integer NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"parts" integer DEFAULT 0 NOT NULL,
	"in_hand" integer DEFAULT 0 NOT NULL,
	"cursor" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "item_search" (
	"item_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"grams" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_item" ADD COLUMN "source_level" text;--> statement-breakpoint
ALTER TABLE "supervision_item" ADD COLUMN "searched" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "item_search" ADD CONSTRAINT "item_search_item_id_supervision_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."supervision_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_export_running" ON "ledger_export" USING btree ("person_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "ledger_export_waiting" ON "ledger_export" USING btree ("try_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "item_search_grams" ON "item_search" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "item_unsearched" ON "supervision_item" USING btree ("id") WHERE not searched;