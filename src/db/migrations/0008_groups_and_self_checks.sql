CREATE TABLE "self_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"findings" jsonb,
	"done_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "chat_departure" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"try_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "self_check_due" ON "self_check" USING btree ("try_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "self_check_confirmed" ON "self_check" USING btree ("confirmed_at") WHERE confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "chat_departure_due" ON "chat_departure" USING btree ("try_at");